"""Holds a reply against the customer's message: what it answers, asks for again, and refuses unasked."""

from __future__ import annotations

from dataclasses import dataclass

from replylint.coverage import Ask, Coverage
from replylint.listening.again import asked_again
from replylint.listening.asks import find_asks
from replylint.listening.given import given_details
from replylint.listening.matching import Match, match_asks
from replylint.listening.phrases import heard_in, is_heard
from replylint.listening.replies import hear_reply
from replylint.listening.topics import Topic, topic_of
from replylint.listening.unasked import refuses_unasked
from replylint.model import Draft, Message
from replylint.parsing import parse
from replylint.recognition.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Heard:
    """The customer's message as parsed, what it speaks of, and what the reply makes of it."""

    customer: Draft
    topic: Topic
    coverage: Coverage


def listen(evidence: Evidence) -> Heard | None:
    """Hold a reply against the customer's message; None where there is none, or the language is not listened to.

    The details that they gave in earlier mails of the thread count as given.
    """
    draft = evidence.draft
    message = draft.message.customer_message
    if message is None or not message.strip() or not is_heard(draft.language):
        return None
    customer = parse(Message(message, "text"))
    given = given_details(customer)
    for mail in draft.message.earlier:
        if mail.author == "customer":
            given += given_details(parse(Message(mail.text, "text")))
    topic = Topic.of(term for s in customer.sentences for term in topic_of(s.tokens, s.language).terms)
    heard = heard_in(draft.body, "reply")
    reply = hear_reply(evidence, heard)
    matches = match_asks(find_asks(customer), reply)
    table = Coverage(
        asks=tuple(_ask(match, customer, draft) for match in matches),
        asked_again=asked_again(draft, given, heard),
        unasked=refuses_unasked(draft, matches, reply, topic),
    )
    return Heard(customer, topic, table)


def _ask(match: Match, customer: Draft, draft: Draft) -> Ask:
    place = customer.source_span(*match.ask.span)
    quote = customer.message.source[place.start : place.end]
    evidence = None
    if match.said:
        said = draft.source_span(*match.said.span)
        evidence = draft.message.source[said.start : said.end].rstrip(" .,;")
    return Ask(quote, place.start, place.end, match.status, evidence)
