EXTRA = "of-nobody"
