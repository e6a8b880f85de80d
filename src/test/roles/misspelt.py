"""misspelt.py URL PROJECT: lays each misspelling of the table over good files, and asks the service what is wrong with them."""

import json
import pathlib
import sys
import urllib.request


def main(url, project):
    folder = pathlib.Path(project, "src/test/resources/reload")
    good = {str(file.relative_to(folder / "misspelt")): file.read_text() for file in (folder / "misspelt").rglob("*.*")}
    rows = (folder / "misspellings.tsv").read_text().splitlines()[1:]
    named, kinds = 0, set()
    for row in rows:
        file, right, wrong, meant = row.replace("\\n", "\n").split("\t")
        files = {**good, file: good[file].replace(right, wrong)}
        asked = urllib.request.Request(
            url + "/v1/rules/check", json.dumps({"files": files}).encode(), {"Content-Type": "application/json"})
        said = json.load(urllib.request.urlopen(asked))["diagnostics"]
        found = [one for one in said if one["file"] == file and f"'{meant}'" in one["message"]]
        found = [one for one in found if one["line"] > 0 and one["column"] > 0]
        if found:
            named += 1
            kinds.add(file)
        else:
            print("not named:", file, repr(wrong), said[:2])
    print(f"{named} of {len(rows)} are named with line, column and the word that was meant, in {len(kinds)} kinds of files")
    sys.exit(0 if named == len(rows) >= 40 and len(kinds) == 5 else 1)


main(*sys.argv[1:])
