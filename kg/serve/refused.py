"""A refusal as a page, for whoever came with a browser: the same words, with a way back."""

from http import HTTPStatus
from string import Template

from kg.serve.answer import TEXT, Answer, RefusalError
from kg.serve.asked import Asked
from kg.serve.markup import POLICY, page, text
from kg.serve.negotiation import HTML, chosen
from kg.serve.shelf import read


def readable(asked: Asked, answer: Answer) -> Answer:
    """Return a refusal as HTML where the client likes that better than plain text; any other answer as it is."""
    if answer.status < HTTPStatus.BAD_REQUEST or answer.media != TEXT or not _wants_html(asked.accept):
        return answer
    phrase = HTTPStatus(answer.status).phrase
    body = Template(read("refused.html")).substitute(
        status=answer.status, phrase=text(phrase), reason=text(answer.body.decode("utf-8", "replace").strip())
    )
    headers = {**answer.headers, "content-security-policy": POLICY}
    return Answer(answer.status, f"{HTML}; charset=utf-8", page(f"{answer.status} {phrase}", body), headers)


def _wants_html(accept: str) -> bool:
    try:
        return chosen(accept, ("text/plain", HTML)) == HTML
    except RefusalError:
        return False
