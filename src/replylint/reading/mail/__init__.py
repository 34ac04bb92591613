"""Mail in every form people keep it: one message, an mbox, a Maildir, an Outlook .msg."""

from __future__ import annotations

from replylint.reading.mail.eml import read_eml
from replylint.reading.mail.maildir import read_maildir
from replylint.reading.mail.mbox import read_mbox
from replylint.reading.mail.msg import read_msg

__all__ = ["read_eml", "read_maildir", "read_mbox", "read_msg"]
