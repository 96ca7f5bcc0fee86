from kpidesk.exchange.table import read_block, write_block


def test_a_block_with_an_endless_cell_is_still_a_block() -> None:
    assert read_block("1\t" + "x" * 200_000) == [["1", "x" * 200_000]]


def test_a_block_from_a_spreadsheet_keeps_its_shape() -> None:
    assert read_block("1\t2\r\n3\t\r\n") == [["1", "2"], ["3", ""]]
    assert read_block('"a\nb"\t2\n') == [["a\nb", "2"]]
    assert read_block("1\n2") == [["1"], ["2"]]
    assert read_block("") == [[""]]


def test_a_block_written_is_a_block_read() -> None:
    block = [["1,234.5", ""], ["", "5 %"]]
    assert read_block(write_block(block)) == block


def test_a_cell_of_a_block_is_one_cell_whatever_is_in_it() -> None:
    assert write_block([["a\tb\r\nc", "d"]]) == "a b  c\td"
