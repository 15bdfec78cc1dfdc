"""An OpenGL context without a screen: Mesa's llvmpipe on a CPU, the real driver where there is a GPU."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes.util import find_library
from functools import lru_cache

import moderngl

from exeget.errors import ToolFailed

PLATFORM_DEVICE = 0x313F
"""EGL_PLATFORM_DEVICE_EXT of the Khronos registry."""
CURE = "On Debian or Ubuntu: apt-get install -y libegl1 libegl-mesa0 libgl1 libgl1-mesa-dri."


@lru_cache(maxsize=1)
def reason_against() -> str | None:
    """Why no context can be opened on this machine; None when one can."""
    try:
        for name, variable in (("GL", "GLCONTEXT_LINUX_LIBGL"), ("EGL", "GLCONTEXT_LINUX_LIBEGL")):
            library = ctypes.CDLL(os.environ.get(variable) or find_library(name) or f"lib{name}.so")
    except OSError as error:
        return f"the library for drawing without a screen is missing ({error})"
    if not _first_device_works(library):
        return "EGL finds no driver that draws without a screen"
    return None


def _first_device_works(egl: ctypes.CDLL) -> bool:
    """Ask as glcontext will ask, which tells its failures apart by text alone."""
    find = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_char_p)(("eglGetProcAddress", egl))
    list_devices, open_device = find(b"eglQueryDevicesEXT"), find(b"eglGetPlatformDisplayEXT")
    if not list_devices or not open_device:
        return False
    devices, count = (ctypes.c_void_p * 1)(), ctypes.c_int(0)
    ask = ctypes.CFUNCTYPE(ctypes.c_uint, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(list_devices)
    if not ask(1, devices, ctypes.byref(count)) or not count.value:
        return False
    show = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p)(open_device)
    start = ctypes.CFUNCTYPE(ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(("eglInitialize", egl))
    display = show(PLATFORM_DEVICE, devices[0], None)
    return bool(display) and bool(start(display, None, None))


@contextmanager
def opened() -> Iterator[moderngl.Context]:
    """A context of one's own, released at the end; ToolFailed with the cure when there is none."""
    reason = reason_against()
    if reason:
        raise ToolFailed("The picture can't be drawn here:", known=f"{reason}.", cure=CURE)
    context = moderngl.create_context(
        standalone=True,
        backend="egl",  # type: ignore[arg-type]  # moderngl's stub gives each setting the type of all of them
        require=330,
    )
    try:
        yield context
    finally:
        context.release()
