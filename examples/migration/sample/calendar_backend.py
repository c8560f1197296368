"""Makes a sample of the calendar backend's tables: python3 calendar_backend.py FOLDER [USERS [EVENTS]]"""
import csv
import hashlib
import random
import sys
from datetime import datetime, timedelta
from pathlib import Path

ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"]
RULES = ["", "", "", "FREQ=DAILY;COUNT=5", "FREQ=WEEKLY;BYDAY={day}", "FREQ=MONTHLY;BYMONTHDAY={date}"]
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
PASSWORD = "correct horse battery"


def scrypt(salt: str, cost: int) -> str:
    """As Werkzeug's generate_password_hash does it."""
    key = hashlib.scrypt(PASSWORD.encode(), salt=salt.encode(), n=cost, r=8, p=1, maxmem=1 << 26, dklen=64)
    return f"scrypt:{cost}:8:1${salt}${key.hex()}"


def pbkdf2(salt: str) -> str:
    return f"pbkdf2:sha256:1000${salt}$" + hashlib.pbkdf2_hmac("sha256", PASSWORD.encode(), salt.encode(), 1000).hex()


def stamp(time: datetime, form: int, zone: str) -> str:
    """The forms in which tools of Oracle write a TIMESTAMP WITH TIME ZONE."""
    if form == 0:
        return time.strftime("%Y-%m-%d %H:%M:%S.000000 ") + zone
    if form == 1:
        return time.strftime("%d-%b-%y %I.%M.%S.000000000 %p ").upper() + zone.upper()
    return time.strftime("%Y-%m-%dT%H:%M:%S+00:00")


def users(file: Path, count: int) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["ID", "EMAIL", "NAME", "PASSWORD_HASH", "IS_ACTIVE", "EMAIL_VERIFIED", "CREATED_AT"])
        for i in range(1, count + 1):
            # The first one has what Werkzeug uses today; the others are cheap, so that the sample is made at once.
            known = pbkdf2(f"salt{i}") if i % 10 == 2 else scrypt(f"salt{i}", 32768 if i == 1 else 16)
            created = stamp(datetime(2024, 1, 1) + timedelta(hours=i), i % 3, "UTC")
            rows.writerow([i, f"User{i}@example.org", f"Ana Maria Núñez {i}", known, int(i % 50 != 0), 1, created])


def events(file: Path, count: int, owners: int) -> None:
    chance = random.Random(7)
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        header = "ID USER_ID TITLE DESCRIPTION LOCATION COLOR START_AT END_AT IS_ALL_DAY RRULE"
        rows.writerow(header.split())
        for i in range(1, count + 1):
            zone = chance.choice(ZONES)
            all_day = int(i % 7 == 0)
            hours = 0 if all_day else chance.randrange(24)
            start = datetime(2026, 1, 1) + timedelta(days=chance.randrange(365), hours=hours)
            whole = timedelta(days=1, seconds=-(i % 2))
            end = start + (whole if all_day else timedelta(minutes=chance.choice([15, 60, 90])))
            form = 0 if all_day else i % 3
            rule = chance.choice(RULES).format(day=DAYS[start.weekday()], date=start.day) if form != 2 else ""
            text = f"Line one of {i},\nand \"two\"" if i % 5 == 0 else ""
            color = "#3366CC" if i % 2 else ""
            place = "Łódź" if i % 4 == 0 else ""
            times = [stamp(start, form, zone), stamp(end, form, zone)]
            rows.writerow([i, i % owners + 1, f"Appointment {i}", text, place, color, *times, all_day or "", rule])


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    people = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    users(folder / "backend-users.csv", people)
    events(folder / "backend-events.csv", int(sys.argv[3]) if len(sys.argv) > 3 else 10000, people)
