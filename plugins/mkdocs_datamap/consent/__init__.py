"""The banner: configuration for consent managers, made from the cookies that the policy lists."""
