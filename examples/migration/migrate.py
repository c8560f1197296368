#!/usr/bin/env python3
"""Starts the converter: python3 migrate.py --help"""
import sys

from persona_migration.cli import main

if __name__ == "__main__":
    sys.exit(main())
