"""A budget whose table of projects has so many lines: many.py DATA.json COUNT. Those that are added are of 0.00, so that
its totals still add up."""

import json
import sys


def main(path: str, count: int) -> None:
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    lines = data["sheets"]["12"]["lines"]
    amounts = [key for key, value in lines[0].items() if value.replace(".", "", 1).isdigit()]
    nought = dict.fromkeys(amounts, "0.00")
    there = sum("project" in line for line in lines)
    lines += [{"project": f"第{number}号项目", "goal": "保障业务开展。"} | nought for number in range(there, count)]
    json.dump(data, sys.stdout, ensure_ascii=False)


main(sys.argv[1], int(sys.argv[2]))
