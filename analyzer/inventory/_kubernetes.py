"""What Kubernetes' documents hold: resources by themselves, in a ``List``, or in a template of OpenShift with its parameters.

https://docs.openshift.com/container-platform/latest/openshift_images/using-templates.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from analyzer.source.yaml_text import items, mapping

_MOST = 200
_PARAMETER = re.compile(r"\$\{\{?(\w+)\}\}?")


def resources(documents: list[Any]) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
    """Yield each resource with the values of the parameters that its template gives."""
    for document in documents[:_MOST]:
        whole = mapping(document)
        parameters = [mapping(item) for item in items(whole.get("parameters"))[:_MOST]]
        values = {str(item["name"]): str(item["value"]) for item in parameters if "name" in item and "value" in item}
        for resource in (whole, *items(whole.get("items"))[:_MOST], *items(whole.get("objects"))[:_MOST]):
            yield mapping(resource), values


def filled(text: str, values: dict[str, str]) -> str:
    """Return a text with the parameters in it that have a value; the others stay as they are written."""
    return _PARAMETER.sub(lambda found: values.get(found[1], found[0]), text)
