// Light or dark as the reader's system says, without a switch: Material's own switch stores the choice.
const dark = matchMedia("(prefers-color-scheme: dark)");
const colour = () => document.body.setAttribute("data-md-color-scheme", dark.matches ? "slate" : "default");
colour();
dark.addEventListener("change", colour);
