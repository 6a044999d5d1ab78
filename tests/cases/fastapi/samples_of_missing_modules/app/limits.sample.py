NAME = "things"
