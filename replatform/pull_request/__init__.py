"""On every pull request: what ``action.yml`` calls. Nothing here judges a backend; it says to GitHub what ``compare`` found."""
