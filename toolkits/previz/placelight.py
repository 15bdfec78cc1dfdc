"""The light of an hour as a place lets it in: under the sky, by a window, a lamp, a fish's throat, or through water."""

from dataclasses import replace

from exeget.shot import Light
from toolkits.previz.daylight import indoors, outdoors
from toolkits.previz.hours import AIRS
from toolkits.previz.lighting import BLACK, Lighting, scaled
from toolkits.previz.place import Place


def lit(place: Place, light: Light, near: bool, kind: str, dark: bool) -> Lighting:
    """The lighting of a place; `near` for close shots, `dark` when lamps are lit."""
    if kind == "deep":
        return _under_water(outdoors(light, 1.0, near))
    if not place.enclosed:
        return replace(outdoors(light, place.haze, near), lamps=place.lamps, wind=_wind(light))
    inside = indoors(light, dark or place.flame is not None, near)
    inside = replace(
        inside, lamps=place.lamps, fog_density=inside.fog_density * place.haze, wind=(0.3, 0.0, 0.2), gusts=0.05, cover=0.0
    )
    if kind == "belly":
        return _in_flesh(inside, place)
    if kind != "cave" or dark:
        air = scaled(inside.fog, 1.3)
        inside = replace(inside, zenith=air, horizon=air, glow=BLACK, disc=BLACK)
    if place.flame is not None:
        return replace(inside, key_from=place.flame, key_is_near=True, softness=0.011, bias=0.02)
    beam = place.window or inside.key_from
    if dark:
        return replace(inside, key=(0.3, 0.42, 0.6), key_from=beam, softness=0.004)
    return replace(inside, key_from=beam, disc_from=beam, softness=0.003, bias=0.07 if kind == "cave" else 0.03)


def _in_flesh(inside: Lighting, place: Place) -> Lighting:
    """Red light from the throat, and red air."""
    return replace(
        inside,
        key=(0.8, 0.4, 0.256),
        key_from=place.window or inside.key_from,
        sky=(0.07, 0.03, 0.028),
        ground=(0.05, 0.02, 0.018),
        fill=scaled((0.12, 0.05, 0.04), 1.6),
        rim=(0.9, 0.4, 0.25),
        fog=(0.06, 0.018, 0.014),
        fog_glow=(0.5, 0.2, 0.1),
        fog_density=0.035,
        zenith=(0.05, 0.015, 0.012),
        horizon=(0.16, 0.05, 0.034),
        glow=BLACK,
        disc=BLACK,
        exposure=1.85,
    )


def _under_water(air: Lighting) -> Lighting:
    green = (0.016, 0.062, 0.074)
    return replace(
        air,
        key_from=(0.15, 0.97, -0.19),
        key=(0.5, 0.95, 0.92),
        sky=(0.06, 0.16, 0.17),
        ground=(0.008, 0.02, 0.024),
        fill=(0.04, 0.09, 0.1),
        rim_from=(0.1, 0.9, -0.42),
        rim=(0.45, 0.85, 0.82),
        fog=green,
        fog_glow=(0.16, 0.42, 0.4),
        fog_density=0.062,
        fog_thinning=0.001,
        disc_from=(0.12, 0.86, -0.5),
        disc=(0.5, 0.9, 0.85),
        zenith=(0.2, 0.46, 0.44),
        horizon=green,
        glow=(0.0, 0.0, 0.0),
        cover=0.0,
        stars=0.0,
        exposure=1.5,
        wind=(0.6, 0.1, 0.4),
        gusts=0.5,
        softness=0.006,
    )


def _wind(light: Light) -> tuple[float, float, float]:
    speed = AIRS[light.weather].wind
    return speed * 0.8, 0.0, speed * 0.6
