"""Mail: mbox, eml and the files of a Maildir – who wrote to whom on which day, and nothing of what they wrote."""

from enishi.exchange.mail.reader import Mail

__all__ = ["Mail"]
