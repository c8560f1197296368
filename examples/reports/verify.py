#!/usr/bin/env python3
"""Verifies a report of Keycloak Personas: that the realm's key has signed its manifest, and that its rows are those of the manifest.

verify.py REPORT JWKS: REPORT is a report in format zip, or a folder with what it has (of a PDF: its attachments); JWKS is
the address of the realm's keys, {server}/realms/{realm}/protocol/openid-connect/certs, or a file with what is there.
It needs Python 3.9 and no package, and knows the algorithms RS256, RS384 and RS512.
"""

import base64
import hashlib
import hmac
import json
import sys
import urllib.request
import zipfile
from pathlib import Path

# What RFC 8017, section 9.2, puts before a hash.
PREFIXES = {
    "sha256": bytes.fromhex("3031300d060960864801650304020105000420"),
    "sha384": bytes.fromhex("3041300d060960864801650304020205000430"),
    "sha512": bytes.fromhex("3051300d060960864801650304020305000440"),
}
ALGORITHMS = {"RS256": "sha256", "RS384": "sha384", "RS512": "sha512"}


class Refused(Exception):
    """The report is not what it says."""


def decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def number(text):
    return int.from_bytes(decoded(text), "big")


def is_signed(key, algorithm, signed, signature):
    """RSASSA-PKCS1-v1_5, RFC 8017, section 8.2.2."""
    modulus = number(key["n"])
    length = (modulus.bit_length() + 7) // 8
    if len(signature) != length:
        return False
    block = pow(int.from_bytes(signature, "big"), number(key["e"]), modulus).to_bytes(length, "big")
    end = PREFIXES[algorithm] + hashlib.new(algorithm, signed).digest()
    expected = b"\x00\x01" + b"\xff" * (length - len(end) - 3) + b"\x00" + end
    return hmac.compare_digest(block, expected)


def verify(read, keys):
    """The manifest, after all was checked; read gives a file of the report by its name."""
    manifest_file = read("manifest.json")
    protected, payload, signature = read("manifest.json.jws").decode("ascii").strip().split(".")
    header = json.loads(decoded(protected))
    if payload or header.get("b64") is not False or header.get("crit") != ["b64"]:
        raise Refused("the signature is no detached JWS with an unencoded payload")
    algorithm = ALGORITHMS.get(header.get("alg"))
    key = next((key for key in keys if key.get("kid") == header.get("kid") and key.get("kty") == "RSA"), None)
    if algorithm is None or key is None:
        raise Refused(f"the realm has no key {header.get('kid')} for {header.get('alg')}")
    if not is_signed(key, algorithm, protected.encode("ascii") + b"." + manifest_file, decoded(signature)):
        raise Refused("the realm's key has not signed this manifest")
    manifest = json.loads(manifest_file)
    rows = read(manifest["file"])
    if hashlib.sha256(rows).hexdigest() != manifest["sha256"] or len(rows) != manifest["bytes"]:
        raise Refused(f"{manifest['file']} is not the file of the manifest")
    return manifest


def main(report, jwks):
    if jwks.startswith(("http://", "https://")):
        with urllib.request.urlopen(jwks, timeout=30) as answer:
            keys = json.load(answer)["keys"]
    else:
        keys = json.loads(Path(jwks).read_text(encoding="utf-8"))["keys"]
    path = Path(report)
    try:
        if path.is_dir():
            manifest = verify(lambda name: (path / Path(name).name).read_bytes(), keys)
        else:
            with zipfile.ZipFile(path) as archive:
                manifest = verify(archive.read, keys)
    except (Refused, KeyError, ValueError, OSError, zipfile.BadZipFile) as failure:
        print(f"NOT verified: {failure}", file=sys.stderr)
        return 1
    print(f"verified: {manifest['report']} of realm {manifest['realm']} at {manifest['at']}, {manifest['rows']} rows")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
