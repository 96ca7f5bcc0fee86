"""The first page, the page of a new business and the page about an open one."""
