"""What libraries do that registration code calls, one module each. `known` lists them.

Those that the languages' own values rest on (``fs``, ``url``, containers) lie beside this folder.
"""
