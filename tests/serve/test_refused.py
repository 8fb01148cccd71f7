"""Refusals: one line for programs, a page for whoever came with a browser."""

from tests.serve.running import CLIENT, Service

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def test_a_browser_gets_a_page_and_a_program_a_line(service: Service) -> None:
    """404 and 400, from the service itself and from its workers; status and words are the same in both."""
    for path in ("/tidak-ada", "/id/entity/programme/tidak-ada", "/sparql?query=SELEC"):
        line = CLIENT.get(service.address + path)
        page = CLIENT.get(service.address + path, headers={"accept": BROWSER})
        assert line.status_code == page.status_code in (400, 404)
        assert line.headers["content-type"].startswith("text/plain")
        assert page.headers["content-type"].startswith("text/html")
        assert f'<h1 lang="en">{page.reason_phrase}</h1>' in page.text
        for address in ("/", "/sparql"):
            assert f'href="{address}"' in page.text
        assert "style-src 'self'" in page.headers["content-security-policy"]


def test_what_a_refusal_repeats_stays_text(service: Service) -> None:
    """An address that is markup comes back escaped; an Accept header that cannot be read gets the plain line."""
    page = CLIENT.get(service.address + "/<b>x", headers={"accept": BROWSER})
    assert page.status_code == 404
    assert "<b>x" not in page.text
    assert (
        CLIENT.get(service.address + "/x", headers={"accept": "text"}).headers["content-type"].startswith("text/plain")
    )
