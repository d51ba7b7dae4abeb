"""Examples of ``organisation.yml``: a whole file with the lines that an example is about."""

from __future__ import annotations

_LINES = {
    "trade_name": "trade_name: Nordlys",
    "legal_name": "legal_name: Nordlys ApS",
    "cvr": "cvr: 12345674",
    "address": "address: {street: Havnegade 1, postcode: 1058, city: København K, country: DK}",
    "phone": "phone: +45 33 12 34 56",
    "email": "email: privacy@nordlys.example",
    "website": "website: https://nordlys.example/",
    "country": "country: DK",
    "languages": "languages: [da, en]",
    "roles": "roles:\n  dpo: {da: Databeskyttelsesrådgiver, en: Data protection officer}",
    "supervisory_authority": "supervisory_authority: datatilsynet",
    "cookie_authority": "cookie_authority: digitaliseringsstyrelsen",
}


def organisation(lines: str = "") -> str:
    """The file with these lines in the place of the usual ones, or after them."""
    own = {line.partition(":")[0]: line for line in lines.splitlines()}
    return "\n".join(("# organisation.yml", *(_LINES | own).values(), ""))
