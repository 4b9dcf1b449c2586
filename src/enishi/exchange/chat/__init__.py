"""Chats: on which days one wrote with whom. The words are somebody else's and are not taken."""

from enishi.exchange.chat.facebook import FacebookFriends, FacebookMessages
from enishi.exchange.chat.line import Line
from enishi.exchange.chat.whatsapp import WhatsApp

__all__ = ["FacebookFriends", "FacebookMessages", "Line", "WhatsApp"]
