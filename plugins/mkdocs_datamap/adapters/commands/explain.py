"""``datamap explain``: what a rule means and how to satisfy it."""

from __future__ import annotations

import click

from mkdocs_datamap.adapters.commands.check import rule_id
from mkdocs_datamap.adapters.terminal import write
from mkdocs_datamap.rules.catalogue import catalogue_markdown
from mkdocs_datamap.rules.registry import RULES


@click.command()
@click.argument("rule", required=False)
@click.option("--all", "every", is_flag=True, help="Print the page of all rules, in Markdown.")
def explain(rule: str | None, every: bool) -> None:  # noqa: FBT001 (click calls it by name)
    """Explain RULE, such as DM013: what it asks for, why, and an example."""
    if (rule is None) is not every:
        raise click.UsageError("Name a rule, such as DM013, or all of them with --all.")
    if rule is None:
        write(catalogue_markdown().removesuffix("\n"))
        return
    found = RULES[rule_id(rule)]
    facts = f"{found.id} ({found.severity.value})" + (f", {found.article}" if found.article else "")
    write(
        f"{facts}\n{found.title}.\n\n{click.wrap_text(found.why, 90)}\n\n"
        f"Not like this:\n\n{_indented(found.before)}\n\nBut like this:\n\n{_indented(found.after)}"
    )


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
