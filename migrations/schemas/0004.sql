CREATE TABLE alembic_version (
  version_num VARCHAR(32) NOT NULL,
  CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE business (
  "key" INTEGER NOT NULL,
  name TEXT NOT NULL,
  currency TEXT NOT NULL,
  year_start INTEGER NOT NULL,
  is_example INTEGER NOT NULL,
  created TEXT NOT NULL,
  CONSTRAINT pk_business PRIMARY KEY ("key"),
  CONSTRAINT ck_business_key CHECK (key = 1),
  CONSTRAINT ck_business_year_start CHECK (year_start BETWEEN 1 AND 12),
  CONSTRAINT ck_business_is_example CHECK (is_example IN (0, 1))
)
 STRICT;

CREATE TABLE indicator (
  "key" INTEGER NOT NULL,
  id TEXT NOT NULL,
  position INTEGER,
  CONSTRAINT pk_indicator PRIMARY KEY ("key"),
  CONSTRAINT uq_indicator_id UNIQUE (id)
)
 STRICT;

CREATE TABLE own_indicator (
  indicator INTEGER NOT NULL,
  label TEXT NOT NULL,
  short_label TEXT NOT NULL,
  unit TEXT NOT NULL,
  "group" TEXT NOT NULL,
  kind TEXT NOT NULL,
  direction TEXT NOT NULL,
  decimals INTEGER,
  rollup TEXT NOT NULL,
  weight TEXT NOT NULL,
  formula TEXT NOT NULL,
  segment_kinds TEXT NOT NULL,
  core INTEGER NOT NULL,
  standing INTEGER NOT NULL,
  blank_is_zero INTEGER NOT NULL,
  carried_from TEXT NOT NULL,
  balance TEXT NOT NULL,
  definition TEXT NOT NULL,
  tells_you TEXT NOT NULL,
  if_off TEXT NOT NULL,
  variants TEXT NOT NULL,
  undefined_when TEXT NOT NULL,
  caution TEXT NOT NULL,
  example TEXT NOT NULL,
  look_up_in TEXT NOT NULL,
  checks TEXT NOT NULL,
  sources TEXT NOT NULL,
  CONSTRAINT pk_own_indicator PRIMARY KEY (indicator),
  CONSTRAINT fk_own_indicator_indicator FOREIGN KEY(indicator) REFERENCES indicator ("key"),
  CONSTRAINT ck_own_indicator_core CHECK (core IN (0, 1)),
  CONSTRAINT ck_own_indicator_standing CHECK (standing IN (0, 1)),
  CONSTRAINT ck_own_indicator_blank_is_zero CHECK (blank_is_zero IN (0, 1))
)
 STRICT;

CREATE TABLE segment (
  "key" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  CONSTRAINT pk_segment PRIMARY KEY ("key"),
  CONSTRAINT uq_segment_kind UNIQUE (kind, name),
  CONSTRAINT ck_segment_whole CHECK ((key = 0) = (kind = 'whole')),
  CONSTRAINT ck_segment_kind CHECK (kind IN ('whole', 'channel', 'campaign', 'product'))
)
 STRICT;

CREATE TABLE value (
  month INTEGER NOT NULL,
  indicator INTEGER NOT NULL,
  segment INTEGER NOT NULL,
  value REAL NOT NULL,
  CONSTRAINT pk_value PRIMARY KEY (month, indicator, segment),
  CONSTRAINT fk_value_indicator FOREIGN KEY(indicator) REFERENCES indicator ("key"),
  CONSTRAINT fk_value_segment FOREIGN KEY(segment) REFERENCES segment ("key"),
  CONSTRAINT ck_value_month CHECK (month BETWEEN 22800 AND 26399),
  CONSTRAINT ck_value_value CHECK (value > -1e15 AND value < 1e15)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE value_note (
  month INTEGER NOT NULL,
  indicator INTEGER NOT NULL,
  segment INTEGER NOT NULL,
  note TEXT NOT NULL,
  CONSTRAINT pk_value_note PRIMARY KEY (month, indicator, segment),
  CONSTRAINT fk_value_note_indicator FOREIGN KEY(indicator) REFERENCES indicator ("key"),
  CONSTRAINT fk_value_note_segment FOREIGN KEY(segment) REFERENCES segment ("key"),
  CONSTRAINT ck_value_note_month CHECK (month BETWEEN 22800 AND 26399)
)
 STRICT;

CREATE TABLE goal (
  month INTEGER NOT NULL,
  indicator INTEGER NOT NULL,
  value REAL NOT NULL,
  upper REAL,
  tolerance REAL,
  reason TEXT NOT NULL,
  set_on TEXT,
  review_on TEXT,
  CONSTRAINT pk_goal PRIMARY KEY (month, indicator),
  CONSTRAINT fk_goal_indicator FOREIGN KEY(indicator) REFERENCES indicator ("key"),
  CONSTRAINT ck_goal_month CHECK (month BETWEEN 22800 AND 26399),
  CONSTRAINT ck_goal_value CHECK (value > -1e15 AND value < 1e15),
  CONSTRAINT ck_goal_upper CHECK (upper > -1e15 AND upper < 1e15),
  CONSTRAINT ck_goal_tolerance CHECK (tolerance > -1e15 AND tolerance < 1e15)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE goal_history (
  "key" INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  month INTEGER NOT NULL,
  at TEXT NOT NULL,
  value REAL,
  upper REAL,
  tolerance REAL,
  reason TEXT NOT NULL,
  set_on TEXT,
  review_on TEXT,
  CONSTRAINT pk_goal_history PRIMARY KEY ("key"),
  CONSTRAINT ck_goal_history_month CHECK (month BETWEEN 22800 AND 26399),
  CONSTRAINT ck_goal_history_value CHECK (value > -1e15 AND value < 1e15),
  CONSTRAINT ck_goal_history_upper CHECK (upper > -1e15 AND upper < 1e15),
  CONSTRAINT ck_goal_history_tolerance CHECK (tolerance > -1e15 AND tolerance < 1e15)
)
 STRICT;

CREATE TABLE benchmark (
  indicator INTEGER NOT NULL,
  value REAL NOT NULL,
  upper REAL,
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  noted_on TEXT,
  CONSTRAINT pk_benchmark PRIMARY KEY (indicator),
  CONSTRAINT fk_benchmark_indicator FOREIGN KEY(indicator) REFERENCES indicator ("key"),
  CONSTRAINT ck_benchmark_value CHECK (value > -1e15 AND value < 1e15),
  CONSTRAINT ck_benchmark_upper CHECK (upper > -1e15 AND upper < 1e15)
)
 STRICT;

CREATE TABLE month_state (
  month INTEGER NOT NULL,
  status TEXT NOT NULL,
  until_day INTEGER,
  CONSTRAINT pk_month_state PRIMARY KEY (month),
  CONSTRAINT ck_month_state_month CHECK (month BETWEEN 22800 AND 26399),
  CONSTRAINT ck_month_state_status CHECK (status IN ('open', 'unfinished', 'closed')),
  CONSTRAINT ck_month_state_until_day CHECK (until_day BETWEEN 1 AND 31)
)
 STRICT;

CREATE TABLE month_note (
  month INTEGER NOT NULL,
  note TEXT NOT NULL,
  CONSTRAINT pk_month_note PRIMARY KEY (month),
  CONSTRAINT ck_month_note_month CHECK (month BETWEEN 22800 AND 26399)
)
 STRICT;

CREATE TABLE saved_chart (
  "key" INTEGER NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  indicator TEXT NOT NULL,
  settings TEXT NOT NULL,
  position INTEGER NOT NULL,
  CONSTRAINT pk_saved_chart PRIMARY KEY ("key")
)
 STRICT;

CREATE TABLE meta (
  "key" INTEGER NOT NULL,
  file_uuid TEXT NOT NULL,
  rev TEXT NOT NULL,
  seq INTEGER NOT NULL,
  min_reader INTEGER NOT NULL,
  min_writer INTEGER NOT NULL,
  app_version TEXT NOT NULL,
  clean INTEGER NOT NULL,
  CONSTRAINT pk_meta PRIMARY KEY ("key"),
  CONSTRAINT ck_meta_key CHECK (key = 1),
  CONSTRAINT ck_meta_file_uuid CHECK (length(file_uuid) = 36),
  CONSTRAINT ck_meta_rev CHECK (length(rev) = 32),
  CONSTRAINT ck_meta_seq CHECK (seq >= 0),
  CONSTRAINT ck_meta_clean CHECK (clean IN (0, 1))
)
 STRICT;

CREATE TABLE commit_log (
  seq INTEGER NOT NULL,
  rev TEXT NOT NULL,
  at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  CONSTRAINT pk_commit_log PRIMARY KEY (seq)
)
 STRICT;

CREATE TABLE value_log (
  month INTEGER NOT NULL,
  indicator INTEGER NOT NULL,
  segment INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  old REAL,
  new REAL,
  CONSTRAINT pk_value_log PRIMARY KEY (month, indicator, segment, seq),
  CONSTRAINT fk_value_log_indicator FOREIGN KEY(indicator) REFERENCES indicator ("key"),
  CONSTRAINT fk_value_log_segment FOREIGN KEY(segment) REFERENCES segment ("key"),
  CONSTRAINT fk_value_log_seq FOREIGN KEY(seq) REFERENCES commit_log (seq),
  CONSTRAINT ck_value_log_month CHECK (month BETWEEN 22800 AND 26399),
  CONSTRAINT ck_value_log_old CHECK (old > -1e15 AND old < 1e15),
  CONSTRAINT ck_value_log_new CHECK (new > -1e15 AND new < 1e15)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE month_log (
  month INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  old_status TEXT,
  old_until_day INTEGER,
  status TEXT,
  until_day INTEGER,
  CONSTRAINT pk_month_log PRIMARY KEY (month, seq),
  CONSTRAINT fk_month_log_seq FOREIGN KEY(seq) REFERENCES commit_log (seq),
  CONSTRAINT ck_month_log_month CHECK (month BETWEEN 22800 AND 26399)
)
 STRICT;

CREATE TABLE segment_card (
  segment INTEGER NOT NULL,
  starts TEXT,
  ends TEXT,
  type TEXT NOT NULL,
  CONSTRAINT pk_segment_card PRIMARY KEY (segment),
  CONSTRAINT fk_segment_card_segment FOREIGN KEY(segment) REFERENCES segment ("key")
)
 STRICT;

CREATE TABLE total_rule (
  indicator INTEGER NOT NULL,
  kind TEXT NOT NULL,
  CONSTRAINT pk_total_rule PRIMARY KEY (indicator),
  CONSTRAINT fk_total_rule_indicator FOREIGN KEY(indicator) REFERENCES indicator ("key"),
  CONSTRAINT ck_total_rule_kind CHECK (kind IN ('channel', 'campaign', 'product'))
)
 STRICT;

CREATE TABLE confirmed (
  month INTEGER NOT NULL,
  indicator INTEGER NOT NULL,
  segment INTEGER NOT NULL,
  value REAL NOT NULL,
  CONSTRAINT pk_confirmed PRIMARY KEY (month, indicator, segment),
  CONSTRAINT fk_confirmed_indicator FOREIGN KEY(indicator) REFERENCES indicator ("key"),
  CONSTRAINT fk_confirmed_segment FOREIGN KEY(segment) REFERENCES segment ("key"),
  CONSTRAINT ck_confirmed_month CHECK (month BETWEEN 22800 AND 26399),
  CONSTRAINT ck_confirmed_value CHECK (value > -1e15 AND value < 1e15)
)
 STRICT;

CREATE TABLE import_mapping (
  "key" INTEGER NOT NULL,
  shape TEXT NOT NULL,
  settings TEXT NOT NULL,
  CONSTRAINT pk_import_mapping PRIMARY KEY ("key"),
  CONSTRAINT uq_import_mapping_shape UNIQUE (shape)
)
 STRICT;

CREATE TABLE own_limit (
  indicator INTEGER NOT NULL,
  program TEXT NOT NULL,
  lowest REAL,
  highest REAL,
  excludes_lowest INTEGER NOT NULL,
  whole INTEGER NOT NULL,
  checks TEXT NOT NULL,
  CONSTRAINT pk_own_limit PRIMARY KEY (indicator),
  CONSTRAINT fk_own_limit_indicator FOREIGN KEY(indicator) REFERENCES indicator ("key"),
  CONSTRAINT ck_own_limit_lowest CHECK (lowest > -1e15 AND lowest < 1e15),
  CONSTRAINT ck_own_limit_highest CHECK (highest > -1e15 AND highest < 1e15),
  CONSTRAINT ck_own_limit_excludes_lowest CHECK (excludes_lowest IN (0, 1)),
  CONSTRAINT ck_own_limit_whole CHECK (whole IN (0, 1))
)
 STRICT;

CREATE TABLE month_reason (
  month INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  reason TEXT NOT NULL,
  CONSTRAINT pk_month_reason PRIMARY KEY (month),
  CONSTRAINT ck_month_reason_month CHECK (month BETWEEN 22800 AND 26399)
)
 STRICT;

CREATE TABLE reason_log (
  month INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  old TEXT,
  new TEXT,
  CONSTRAINT pk_reason_log PRIMARY KEY (month, seq),
  CONSTRAINT fk_reason_log_seq FOREIGN KEY(seq) REFERENCES commit_log (seq),
  CONSTRAINT ck_reason_log_month CHECK (month BETWEEN 22800 AND 26399)
)
 STRICT;

CREATE TABLE row_count (
  "key" INTEGER NOT NULL,
  stated TEXT NOT NULL,
  CONSTRAINT pk_row_count PRIMARY KEY ("key"),
  CONSTRAINT ck_row_count_key CHECK (key = 1)
)
 STRICT;

CREATE TABLE period_goal (
  month INTEGER NOT NULL,
  indicator INTEGER NOT NULL,
  kind TEXT NOT NULL,
  segment INTEGER NOT NULL,
  value REAL NOT NULL,
  upper REAL,
  tolerance REAL,
  reason TEXT NOT NULL,
  set_on TEXT,
  review_on TEXT,
  CONSTRAINT pk_period_goal PRIMARY KEY (month, indicator, kind, segment),
  CONSTRAINT fk_period_goal_indicator FOREIGN KEY(indicator) REFERENCES indicator ("key"),
  CONSTRAINT fk_period_goal_segment FOREIGN KEY(segment) REFERENCES segment ("key"),
  CONSTRAINT ck_period_goal_month CHECK (month BETWEEN 22800 AND 26399),
  CONSTRAINT ck_period_goal_kind CHECK (kind IN ('month', 'quarter', 'year')),
  CONSTRAINT ck_period_goal_elsewhere CHECK (kind <> 'month' OR segment <> 0),
  CONSTRAINT ck_period_goal_value CHECK (value > -1e15 AND value < 1e15),
  CONSTRAINT ck_period_goal_upper CHECK (upper > -1e15 AND upper < 1e15),
  CONSTRAINT ck_period_goal_tolerance CHECK (tolerance > -1e15 AND tolerance < 1e15)
)
 STRICT;

CREATE TABLE period_goal_history (
  "key" INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  month INTEGER NOT NULL,
  kind TEXT NOT NULL,
  segment INTEGER NOT NULL,
  at TEXT NOT NULL,
  value REAL,
  upper REAL,
  tolerance REAL,
  reason TEXT NOT NULL,
  set_on TEXT,
  review_on TEXT,
  CONSTRAINT pk_period_goal_history PRIMARY KEY ("key"),
  CONSTRAINT uq_period_goal_history_indicator UNIQUE (indicator, "key"),
  CONSTRAINT fk_period_goal_history_segment FOREIGN KEY(segment) REFERENCES segment ("key"),
  CONSTRAINT ck_period_goal_history_month CHECK (month BETWEEN 22800 AND 26399),
  CONSTRAINT ck_period_goal_history_kind CHECK (kind IN ('month', 'quarter', 'year')),
  CONSTRAINT ck_period_goal_history_value CHECK (value > -1e15 AND value < 1e15),
  CONSTRAINT ck_period_goal_history_upper CHECK (upper > -1e15 AND upper < 1e15),
  CONSTRAINT ck_period_goal_history_tolerance CHECK (tolerance > -1e15 AND tolerance < 1e15)
)
 STRICT;

CREATE TABLE series_break (
  indicator INTEGER NOT NULL,
  month INTEGER NOT NULL,
  kind TEXT NOT NULL,
  note TEXT NOT NULL,
  CONSTRAINT pk_series_break PRIMARY KEY (indicator, month),
  CONSTRAINT fk_series_break_indicator FOREIGN KEY(indicator) REFERENCES indicator ("key"),
  CONSTRAINT ck_series_break_month CHECK (month BETWEEN 22800 AND 26399),
  CONSTRAINT ck_series_break_kind CHECK (kind IN ('new level', 'redefined'))
)
 STRICT;

CREATE TABLE further_benchmark (
  indicator INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value REAL NOT NULL,
  upper REAL,
  source TEXT NOT NULL,
  noted_on TEXT,
  CONSTRAINT pk_further_benchmark PRIMARY KEY (indicator, kind),
  CONSTRAINT fk_further_benchmark_indicator FOREIGN KEY(indicator) REFERENCES indicator ("key"),
  CONSTRAINT ck_further_benchmark_value CHECK (value > -1e15 AND value < 1e15),
  CONSTRAINT ck_further_benchmark_upper CHECK (upper > -1e15 AND upper < 1e15)
)
 STRICT;

CREATE TABLE trait (
  name TEXT NOT NULL,
  content TEXT NOT NULL,
  CONSTRAINT pk_trait PRIMARY KEY (name)
)
 STRICT;
