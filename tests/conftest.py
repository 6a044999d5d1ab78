"""What pytest must leave alone: cases are what is audited, not what audits."""

collect_ignore = ["cases"]
