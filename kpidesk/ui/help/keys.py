"""The keys of the program, as they stand on the keyboard sheet."""

from PySide6.QtCore import QCoreApplication

Keys = tuple[str, str]
KeyGroup = tuple[str, list[Keys]]
"""A heading, then (keys, what they do). Keys that do the same are separated by a comma and a space."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("KeyboardSheet", text)


def key_groups() -> list[KeyGroup]:
    return [
        _everywhere(),
        _files(),
        _overview(),
        _figures(),
        _month_sheet(),
        _import(),
        _questions(),
        _segments(),
        _goals(),
        _all_goals(),
        _changes(),
        _charts(),
        _own_kpi(),
        _choice(),
        _welcome(),
    ]


def _everywhere() -> KeyGroup:
    return (
        _tr("Everywhere"),
        [
            ("Ctrl+1, Ctrl+2, Ctrl+3, Ctrl+4, Ctrl+5", _tr("Overview, Figures, Goals, Changes, Charts")),
            ("Ctrl+Tab, Ctrl+Shift+Tab", _tr("Next tab, the one before")),
            ("F6, Shift+F6", _tr("Next part of the page, the one before")),
            ("Alt+Left, Alt+Right", _tr("Month before, month after")),
            ("Ctrl+Z, Ctrl+Shift+Z", _tr("Undo, redo")),
            ("F1", _tr("What a KPI tells, and what to do when it is off")),
            ("Ctrl+F1", _tr("This sheet")),
            ("Esc", _tr("Close what is open, or go back")),
        ],
    )


def _files() -> KeyGroup:
    return (
        _tr("Files"),
        [
            ("Ctrl+N", _tr("New business")),
            ("Ctrl+O", _tr("Open a file")),
            ("Ctrl+Shift+N", _tr("Look at the sample")),
            ("Ctrl+Shift+S", _tr("Save a copy")),
            ("Ctrl+Shift+I", _tr("Import figures from a file")),
            ("Ctrl+Shift+B", _tr("Backups")),
            ("Ctrl+W", _tr("Close the file")),
            ("Ctrl+Q", _tr("Quit")),
        ],
    )


def _overview() -> KeyGroup:
    return (
        _tr("Overview"),
        [
            ("Arrows", _tr("Another tile")),
            ("Enter", _tr("What changed; without a value, to the figure that is missing")),
            ("Ctrl+Enter", _tr("Its chart")),
            ("G", _tr("Its goals")),
            ("E", _tr("Enter figures")),
            ("T", _tr("Choose tiles")),
            ("Alt+1, Alt+2, Alt+3, Alt+4", _tr("Month, quarter, year to date, 12 months")),
        ],
    )


def _own_kpi() -> KeyGroup:
    return (
        _tr("Own figures and KPIs"),
        [
            ("Ctrl+Space", _tr("Names that fit")),
            ("Alt+Enter", _tr("Take the suggested name")),
            ("Ctrl+Enter", _tr("Save")),
            ("F1", _tr("The formula language")),
            ("Enter", _tr("In the list of names: put it into the formula")),
        ],
    )


def _choice() -> KeyGroup:
    return (
        _tr("Choosing figures"),
        [
            ("Space", _tr("Show it or not")),
            ("Alt+Up, Alt+Down", _tr("Move it up or down")),
            ("Ctrl+Enter", _tr("Done")),
        ],
    )


def _figures() -> KeyGroup:
    return (
        _tr("Figures"),
        [
            ("Enter, Shift+Enter", _tr("Next figure to type, the one before")),
            ("Tab, Shift+Tab", _tr("Next month, month before")),
            ("F2", _tr("Change what is there")),
            ("Delete", _tr("Clear")),
            ("=", _tr("Then a sum like =412+223; it is kept as a note")),
            ("Ctrl+C, Ctrl+X, Ctrl+V", _tr("Copy, cut, paste, also to and from a spreadsheet")),
            ("Ctrl+Alt+C", _tr("Copy with the months and names around it")),
            ("Ctrl+Shift+V", _tr("Paste with rows and columns swapped")),
            ("Ctrl+D", _tr("Fill to the right; the square at the corner of the selection fills to any side")),
            ("Ctrl+;", _tr("Note on the figure")),
            ("Ctrl+H", _tr("History of the figure")),
            ("Ctrl+G", _tr("Go to a month")),
            ("Ctrl+Shift+F", _tr("Find a figure by its name")),
            ("Ctrl+Arrows", _tr("To the end of the block")),
            ("Home, End", _tr("First month, last month; with Ctrl the first or last figure")),
            ("Shift+Arrows, Ctrl+A", _tr("Select several, all")),
            ("Ctrl+Space, Shift+Space", _tr("Select the whole month, the whole row")),
            ("Ctrl+Shift+K", _tr("Keep the selected months in sight, or let them scroll again")),
            ("Ctrl++, Ctrl+-, Ctrl+0", _tr("Larger, smaller, usual size; also Ctrl with the wheel")),
            ("Letters", _tr("On a name: to the figure that begins so")),
            ("Alt+Down", _tr("Show or hide channels, campaigns, products")),
            ("Space", _tr("Fold a group")),
            ("Ctrl+L", _tr("Close the month, or list first what is open in it")),
            ("Ctrl+Shift+L", _tr("Open questions")),
            ("Ctrl+Shift+P", _tr("Channels, campaigns, products")),
            ("Ctrl+Shift+F2", _tr("Change the own figure or KPI")),
            ("Enter", _tr("On an empty result: to the figure that is missing")),
        ],
    )


def _month_sheet() -> KeyGroup:
    return (
        _tr("Month sheet"),
        [
            ("Ctrl+M", _tr("Grid or month sheet")),
            ("Enter, Shift+Enter", _tr("Store it and go to the next figure, the one before")),
            ("Ctrl+Enter", _tr("Keep it as it is, however odd")),
            ("F6", _tr("The other figure that a check names")),
            ("Esc", _tr("Take back what was there before")),
            ("Alt+1, Alt+2, Alt+3, Alt+4, Alt+5", _tr("To the figures of a program, counted from the top")),
            ("Alt+6, Alt+7, Alt+8, Alt+9", _tr("The same for the sixth to the ninth")),
            ("Tab, Shift+Tab", _tr("Next figure, the one before; what is refused stays in its field")),
            ("Ctrl+Shift+L", _tr("Open questions of the file")),
            ("Ctrl+L", _tr("Close the month")),
            ("Ctrl+;", _tr("Note on the figure")),
            ("Ctrl+H", _tr("History of the figure")),
            ("F2", _tr("Open a closed month again, with a reason")),
        ],
    )


def _questions() -> KeyGroup:
    return (
        _tr("Open questions"),
        [
            ("Up, Down", _tr("Another question")),
            ("Ctrl+Enter, Space", _tr("Yes, keep the figure as it is")),
            ("Ctrl+Shift+Enter", _tr("Keep all figures of the month that are asked about")),
            ("Enter", _tr("To the figure")),
            ("Ctrl+Right", _tr("To the other figure that is named")),
        ],
    )


def _segments() -> KeyGroup:
    return (
        _tr("Channels, campaigns, products"),
        [
            ("Enter, F2", _tr("Change the name, a day or the type")),
            ("Insert", _tr("Add one of the same kind")),
            ("Delete", _tr("Remove one that has no figures")),
            ("Ctrl+Shift+Up, Ctrl+Shift+Down", _tr("Move it up or down")),
            ("Ctrl+Shift+E", _tr("End it, or let it go on")),
            ("Ctrl+Shift+M", _tr("Merge it into another")),
        ],
    )


def _import() -> KeyGroup:
    return (
        _tr("Import"),
        [
            ("F8, Shift+F8", _tr("Next cell that is refused or can be read in two ways, the one before")),
            ("Alt+Down", _tr("Where the column goes")),
            ("Ctrl+Enter", _tr("Next step; at the last one: import")),
            ("Esc", _tr("Leave it; nothing is stored")),
        ],
    )


def _goals() -> KeyGroup:
    return (
        _tr("Goals"),
        [
            ("Up, Down", _tr("Another KPI")),
            ("Enter, Tab", _tr("Next month’s goal; with Shift the one before")),
            ("Ctrl+D", _tr("Same goal for the months to the right")),
            ("Ctrl+Shift+D, Ctrl+Alt+D", _tr("Carry the goal on to the end of the year, of next year")),
            ("Delete", _tr("No goal for this month")),
            ("Ctrl+C, Ctrl+V", _tr("Copy, paste, also to and from a spreadsheet")),
            ("Ctrl+T", _tr("The goals of every KPI in one table, or one KPI again")),
            ("Alt+Shift+Left, Alt+Shift+Right", _tr("Business year before, after")),
            ("Left, Right", _tr("On the chart: read month by month; Enter goes to its goal")),
            ("Ctrl+E", _tr("Export the chart")),
            ("Ctrl+Shift+C", _tr("Copy the chart as a picture")),
        ],
    )


def _all_goals() -> KeyGroup:
    return (
        _tr("All goals"),
        [
            ("Enter", _tr("To the KPI with its chart; while typing: the next goal")),
            ("Tab, Shift+Tab", _tr("Next goal, the one before")),
            ("Ctrl+D", _tr("Same goal to the right, in every row chosen")),
            ("Ctrl+Shift+D, Ctrl+Alt+D", _tr("Carry them on to the end of the year, of next year")),
            ("Ctrl+C, Ctrl+V", _tr("Copy, paste a block, also to and from a spreadsheet")),
            ("Ctrl+T", _tr("One KPI again")),
        ],
    )


def _changes() -> KeyGroup:
    return (
        _tr("Changes"),
        [
            ("Up, Down", _tr("Another KPI")),
            ("Enter", _tr("Why it changed; without a value, to the figure that is missing")),
            ("Ctrl+Enter", _tr("Its chart")),
            ("Alt+1, Alt+2, Alt+3", _tr("Month, quarter, year to date")),
            ("Alt+4, Alt+5, Alt+6", _tr("3 months, 12 months, business year")),
            ("F4", _tr("All its years, and back")),
            ("F5", _tr("Try other figures, and back; on a figure needed: with that one")),
            ("Delete, Ctrl+Delete", _tr("While trying: the figure as it is, all as they are")),
            ("F3", _tr("Next one that needs attention")),
            ("Ctrl+Shift+A", _tr("Limits anew from where a new level began")),
            ("Ctrl+Shift+D", _tr("The definition of the KPI changed in a month")),
            ("Ctrl+C", _tr("Copy the rows as a table")),
            ("Ctrl+Shift+T", _tr("Copy why it changed, or what is tried, as text")),
        ],
    )


def _charts() -> KeyGroup:
    return (
        _tr("Charts"),
        [
            ("Left, Right", _tr("On the chart: read figure by figure; Enter goes to it")),
            ("Home, End", _tr("On the chart: first figure, last figure")),
            ("Up, Down", _tr("On the chart: read what is shown, and the footnote")),
            ("Alt+1, Alt+2, Alt+3, Alt+4, Alt+5", _tr("Kinds of charts, counted from the best")),
            ("Alt+6, Alt+7, Alt+8, Alt+9", _tr("The same for the sixth to the ninth")),
            ("F2", _tr("Edit the title; on a saved chart: its name")),
            ("F7", _tr("On a page of several KPIs: which, and in which order; Space ticks")),
            ("Alt+Up, Alt+Down", _tr("In that list: move a KPI")),
            ("Ctrl+S", _tr("Save the chart, or its changes")),
            ("Enter", _tr("On a saved chart: open it")),
            ("Ctrl+Shift+Left, Ctrl+Shift+Right", _tr("Move the saved chart")),
            ("Delete", _tr("Remove the saved chart")),
            ("F11", _tr("The saved charts on the whole screen; arrows go on, Esc ends")),
            ("Ctrl+E", _tr("Export the chart")),
            ("Ctrl+Shift+C", _tr("Copy the chart as a picture")),
            ("Ctrl+P", _tr("Print the chart")),
            ("Esc", _tr("Cancel the export of all charts")),
        ],
    )


def _welcome() -> KeyGroup:
    return (
        _tr("Welcome"),
        [
            ("Up, Down", _tr("Another file")),
            ("Enter", _tr("Open it; look for one that is not there")),
            ("Delete", _tr("Take it off the list")),
        ],
    )
