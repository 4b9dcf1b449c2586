"""Open networks of earlier versions one after another, as a start does; a process of its own, since Django knows one file.

python -m tests.upgrade.opening FILE…     one JSON line each: what `check` finds, and every record
"""

from __future__ import annotations

import json
import os
import sys


def main(files: list[str]) -> None:
    os.environ["ENISHI_DATA"] = files[0]
    os.environ["DJANGO_SETTINGS_MODULE"] = "enishi.settings"
    import django

    django.setup()
    for file in files:
        print(json.dumps(opened(file)), flush=True)


def opened(file: str) -> dict[str, object]:
    from django.db import connection

    from enishi import backup
    from enishi.cli import desk
    from enishi.network.actions.opening import local_owner
    from enishi.network.queries.archive import records_of
    from enishi.network.queries.checks import check

    connection.close()
    connection.settings_dict["NAME"] = file
    copy = backup.bring_up_to_date()
    owner = local_owner()
    desk.recover()
    desk.renew(owner)
    found = check(owner)
    return {
        "file": file, "copied": copy is not None, "clean": found.clean, "findings": [str(one) for one in found.findings],
        "records": list(records_of(owner)),
    }  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
