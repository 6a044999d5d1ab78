"""Modules that come with Node and that people import. ``constants`` and ``sys`` are left out: where they are imported, a file is meant.

https://nodejs.org/api/module.html#modulebuiltinmodules
"""

BUILTINS = frozenset(
    {
        "assert", "async_hooks", "buffer", "child_process", "cluster", "console", "crypto", "dgram", "diagnostics_channel", "dns", "domain",
        "events", "fs", "http", "http2", "https", "inspector", "module", "net", "os", "path", "perf_hooks", "process", "punycode", "querystring",
        "readline", "repl", "stream", "string_decoder", "timers", "tls", "trace_events", "tty", "url", "util", "v8", "vm", "wasi",
        "worker_threads", "zlib", "assert/strict", "dns/promises", "fs/promises", "inspector/promises", "path/posix", "path/win32", "readline/promises",
        "stream/consumers", "stream/promises", "stream/web", "timers/promises", "util/types",
    }
)  # fmt: skip
