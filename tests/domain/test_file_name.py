import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.domain.file_name import LONGEST_NAME, SUFFIX, safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mugs & more", "Mugs & more"),
        ("Größe", "Größe"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\Windows\\notepad", "C Windows notepad"),
        ("a<b>|c?*", "a b c"),
        (".hidden", "hidden"),
        ("-rf", "rf"),
        ("~root", "root"),
        ("ends. . .", "ends"),
        ("tab\tand\x00nul", "tab andnul"),
        ("CON", "CON-1"),
        ("nul .tar.gz", "nul-1.tar.gz"),
        ("com¹", "com¹-1"),
        ("lpt9.", "lpt9-1"),
        ("...", "business"),
        ("", "business"),
    ],
)
def test_a_name_becomes_one_that_every_system_takes(text: str, name: str) -> None:
    assert safe_name(text, "business") == name


def test_the_ending_stays_whole_however_long_the_name_is() -> None:
    name = safe_name("ß" * 500, "business", SUFFIX)
    assert name.endswith("ß" + SUFFIX)
    assert len(safe_name("語" * 500, "business", SUFFIX).encode()) <= LONGEST_NAME


def test_a_name_is_cut_between_two_letters() -> None:
    letters = "ẹ̀́" * 60
    kept = safe_name(letters, "business", SUFFIX).removesuffix(SUFFIX)
    assert letters.startswith(kept) and len(kept) % len("ẹ̀́") == 0


@given(st.text(max_size=300), st.sampled_from(["", SUFFIX, "_goal-vs-actual.png"]))
@settings(derandomize=True, deadline=None)
def test_any_text_becomes_the_name_of_a_file(text: str, suffix: str) -> None:
    name = safe_name(text, "business", suffix)
    assert name.endswith(suffix) and name != suffix
    assert not set(name) & set('/\\:*?"<>|\x00\n\r\t')
    assert name[0] not in " .-" and name[-1] not in " ."
    assert len(name.encode()) <= LONGEST_NAME
