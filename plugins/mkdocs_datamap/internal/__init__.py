"""Documents for staff and the data protection officer, made of the full inventory. None of this is public."""
