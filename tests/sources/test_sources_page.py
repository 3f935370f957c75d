"""Reports from web pages."""

from pathlib import Path

import pytest

from dragoman.model import Report
from dragoman.sources import read_file

PARAGRAPHS = (
    "The governments of Velmora and Ostrand agreed on Monday to open the bridge, shut since the war.",
    "“We have waited for it longer than for the railway,” said Minister Ilka Varn after the talks.",
    "The agreement will be signed in Port Quell in May, if the parliaments of both states consent.",
)
HEAD = """<title>Bridge to open | The Velmora Post</title>
<link rel="canonical" href="https://post.example/2041/03/04/bridge">
<meta property="og:title" content="Bridge to open">
<meta property="og:site_name" content="The Velmora Post">"""


def page(head: str = HEAD, charset: str = "utf-8") -> str:
    first, second, third = PARAGRAPHS
    return f"""<!DOCTYPE html><html><head><meta charset="{charset}">{head}</head><body>
<nav><a href="/">Home</a> <a href="/w">World</a></nav>
<div class="cookie-banner"><p>We use cookies to measure our audience.</p></div>
<main><h1>Bridge to open</h1><p class="byline">By Lena Okuro</p>
<div class="share-buttons"><button>Share</button> <button>Print</button></div>
<article><p>{first}</p>
<figure><img src="x.jpg"><figcaption>The bridge in winter. Photograph: Pell Ames</figcaption></figure>
<p>{second}</p><aside class="related"><h3>Read also</h3><p>Five things about Port Quell</p></aside>
<div class="ad"><p>Buy our watches</p></div><p>{third}</p></article>
<div class="author-bio"><p>Lena Okuro has reported from Port Quell since 2031.</p></div></main>
<footer><p>© 2041 The Velmora Post</p></footer></body></html>"""


def read(tmp_path: Path, content: bytes) -> Report:
    path = tmp_path / "bridge.html"
    path.write_bytes(content)
    (item,) = read_file(path)
    assert isinstance(item, Report), str(item)
    return item


def test_the_text_of_a_page_is_its_paragraphs(tmp_path: Path) -> None:
    found = read(tmp_path, page().encode())
    assert [span.of(found.text) for span in found.body] == ["\n\n".join(PARAGRAPHS)]
    assert found.id == "bridge"
    assert "cookies" not in found.text
    assert "Photograph" not in found.text
    assert "watches" not in found.text


def test_what_a_page_says_about_itself(tmp_path: Path) -> None:
    found = read(tmp_path, page().encode())
    assert (found.title, found.outlet, found.url) == (
        "Bridge to open",
        "The Velmora Post",
        "https://post.example/2041/03/04/bridge",
    )
    assert str(found.published) == "2041-03-04"


@pytest.mark.parametrize(
    "mark",
    [
        '<meta property="article:published_time" content="2041-03-05T08:00:00+01:00">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2041-03-05"}</script>',
        '<script type="application/ld+json">[{"@type": "Article", "datePublished": "2041-03-05"}]</script>',
        '<meta name="DC.date" content="5 March 2041">',
    ],
)
def test_the_date_of_a_page(tmp_path: Path, mark: str) -> None:
    assert str(read(tmp_path, page(mark).encode()).published) == "2041-03-05"


def test_broken_linked_data_is_passed_over(tmp_path: Path) -> None:
    broken = HEAD + '<script type="application/ld+json">{"@type": </script>'
    assert read(tmp_path, page(broken).encode()).title == "Bridge to open"


def test_reading_a_page_twice_gives_the_same(tmp_path: Path) -> None:
    assert read(tmp_path, page().encode()) == read(tmp_path, page().encode())


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_character_sets(tmp_path: Path, charset: str) -> None:
    content = page(charset="utf-8" if charset == "utf-16" else charset).encode(charset)
    assert PARAGRAPHS[1] in read(tmp_path, content).text
