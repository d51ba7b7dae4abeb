"""Views: the whole inventory seen from one question, a page each."""
