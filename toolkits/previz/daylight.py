"""The light of an hour and a weather, outdoors and indoors: where it comes from, how strong key and fill are."""

from dataclasses import replace
from math import cos, radians, sin

from exeget.shot import Light, LightKey
from toolkits.previz.hours import AIRS, HOURS
from toolkits.previz.lighting import Lighting, luma, mix, scaled, tinted
from toolkits.previz.space import Vec, direction

GREY: Vec = (0.3, 0.32, 0.34)


AZIMUTH: dict[LightKey, float] = {
    "soft": -128,
    "high_key": -150,
    "low_key": -72,
    "side": -90,
    "rim": -28,
    "back": -10,
    "top": -100,
    "lamp": -120,
    "moon": -16,
    "sun": -112,
    "overcast": -100,
}
"""Where the key stands: 0 behind the subject as the default camera sees it, negative to the left, 180 behind the camera."""
CONTRAST: dict[LightKey, tuple[float, float]] = {
    "soft": (0.95, 1.15),
    "high_key": (1.0, 1.7),
    "low_key": (1.05, 0.5),
    "side": (1.05, 0.85),
    "rim": (1.1, 0.8),
    "back": (1.1, 0.75),
    "top": (1.05, 0.8),
    "lamp": (0.9, 0.8),
    "moon": (1.0, 0.9),
    "sun": (1.15, 0.95),
    "overcast": (0.4, 1.4),
}
"""How strong key and fill are."""
SUN, MOON = 0.99993, 0.99972
"""Cosines of the discs' radii; the moon is drawn larger than it is, as pictures do."""
BEHIND = -24.0
"""Azimuth of a low sun or a moon when the director asks for nothing else."""


def outdoors(light: Light, haze: float, near: bool) -> Lighting:
    """Light under the open sky; `near` lifts the fill, as a reflector beside the camera would."""
    hour, air = HOURS[light.time_of_day], AIRS[light.weather]
    azimuth = BEHIND if hour.low and light.key in ("soft", "low_key", "overcast") else AZIMUTH[light.key]
    height = 78.0 if light.key == "top" else hour.height_deg
    storm_light = light.weather == "storm" and not hour.low
    if storm_light:
        azimuth, height = BEHIND, 7.0
    sun = at_angle(azimuth, height)
    warm = kelvin(light.color_temperature)
    key_share, fill_share = CONTRAST[light.key]
    key = scaled(tinted(tinted(hour.key, air.tint), warm), air.key * key_share)
    grey = luma(hour.horizon)
    dim = air.dim * (0.6 if storm_light else 1.0)
    zenith = scaled(mix(hour.zenith, scaled(GREY, grey * 1.4), air.grey), dim)
    horizon = scaled(tinted(mix(hour.horizon, scaled(GREY, grey * 2.6), air.grey), air.tint), dim)
    sky = scaled(tinted(mix(hour.sky, scaled(GREY, luma(hour.sky) * 3.1), air.grey), air.tint), 0.55 + 0.45 * air.dim)
    glow = scaled(hour.glow, 1.0 - 0.35 * air.grey) if hour.low else scaled(hour.glow, 1 - air.grey)
    if storm_light:
        glow, key = scaled((0.62, 0.5, 0.32), grey), scaled((1.0, 0.86, 0.62), 0.9)
    fog = mix(horizon, sky, 0.4) if not hour.low else mix(horizon, sky, 0.6)
    front = at_angle(180 + (35 if azimuth < 0 else -35), 22)
    return Lighting(
        key_from=sun,
        key=key,
        sky=sky,
        ground=tinted(hour.ground, air.tint),
        fill_from=front,
        fill=scaled(sky, fill_share * (2.1 if near else 0.8) * hour.lifted),
        rim_from=direction(sun[0] * 0.7, max(sun[1], 0.15), -abs(sun[2]) - 0.4),
        rim=scaled(mix(key, sky, 0.25), 0.95 if hour.low else 0.42),
        fog=fog,
        fog_glow=mix(fog, scaled(tinted(glow, warm), 0.75), 0.9 if hour.low else 0.35),
        fog_density=air.fog * haze,
        fog_thinning=air.thinning,
        disc_from=sun,
        disc_cosine=MOON if light.time_of_day == "night" else SUN,
        disc=scaled(hour.disc, 1 - 0.9 * air.grey),
        zenith=zenith,
        horizon=horizon,
        glow=glow,
        cloud_lit=scaled(mix(hour.cloud_lit, scaled(GREY, luma(hour.cloud_lit) * 2.4), air.grey), dim),
        cloud_dark=scaled(tinted(hour.cloud_dark, air.tint), dim * (0.45 if light.weather == "storm" else 1.0)),
        cover=air.cover,
        torn=air.torn,
        wind=(air.wind * 0.8, 0.0, air.wind * 0.6),
        exposure=hour.exposure * (1.45 if storm_light else 1.0),
        softness=air.softness,
        stars=hour.stars * (1 - air.cover),
        gusts=min(1.0, air.wind / 11),
        glow_fall=9.0 if air.torn > 0.8 else 6.5,
    )


def indoors(light: Light, dark: bool, near: bool) -> Lighting:
    """Light inside walls: what windows let in by day, lamps by night; the place adds where it comes from."""
    open_air = outdoors(replace_weather(light), 1.0, near)
    key_share, fill_share = CONTRAST[light.key]
    warm = kelvin(light.color_temperature)
    if dark:
        return replace(
            open_air,
            key=scaled(tinted((2.1, 1.22, 0.66), warm), key_share),
            sky=(0.05, 0.054, 0.075),
            ground=(0.07, 0.042, 0.027),
            fill_from=direction(0.9, 0.2, 0.5),
            fill=scaled((0.1, 0.066, 0.056), fill_share * (1.2 if near else 0.8)),
            rim_from=direction(0.75, 0.55, -0.6),
            rim=(0.3, 0.44, 0.7),
            fog=(0.06, 0.042, 0.032),
            fog_glow=(0.06, 0.042, 0.032),
            fog_density=0.012,
            fog_thinning=0.05,
            exposure=1.5,
            stars=0.0,
        )
    beam = scaled(mix(open_air.key, (1.0, 1.0, 1.0), 0.2), 1.5 * key_share)
    return replace(
        open_air,
        key=beam,
        sky=(0.16, 0.165, 0.175),
        ground=(0.12, 0.095, 0.07),
        fill_from=direction(-0.9, 0.25, 0.35),
        fill=scaled((0.3, 0.29, 0.28), fill_share * (1.15 if near else 0.9)),
        rim_from=direction(-0.85, 0.4, -0.45),
        rim=scaled(beam, 0.28),
        fog=(0.2, 0.185, 0.16),
        fog_glow=(0.34, 0.3, 0.24),
        fog_density=0.014,
        fog_thinning=0.02,
        exposure=1.15,
        stars=0.0,
    )


def replace_weather(light: Light) -> Light:
    """Inside, rain and storm are only heard and dimly seen."""
    return light if light.weather in ("clear", "heat", "wind") else light.model_copy(update={"weather": "clouds"})


def is_dark(light: Light) -> bool:
    """Whether lamps are lit."""
    return light.time_of_day in ("night", "evening") or light.key in ("lamp", "moon")


def at_angle(azimuth_deg: float, height_deg: float) -> Vec:
    """A direction: 0 behind the subject, negative to the left of the picture."""
    a, h = radians(azimuth_deg), radians(height_deg)
    return direction(sin(a) * cos(h), sin(h), -cos(a) * cos(h))


def kelvin(temperature: int) -> Vec:
    """The tint of light of a colour temperature against 5600 K, brightness kept; a fit good from 2000 to 10000 K."""
    lean = max(-1.0, min(1.0, (temperature - 5600) / 4400))
    tint = (1 - 0.22 * lean, 1 - 0.02 * abs(lean), 1 + 0.3 * lean)
    return scaled(tint, 1 / luma(tint))
