"""The FastAPI service of a hybrid, written as files that start: contract, stubs, client, deployment, tests."""
