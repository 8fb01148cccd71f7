"""A corpus of made-up articles, for tests."""

import json
from pathlib import Path
from typing import Any

Gold = dict[str, Any]
PEOPLE = ("Sari Melati", "Bagus Pranata", "Dewi Lestiani", "Joko Wardana", "Rina Kusuma", "Tono Hartawan")


def corpus(folder: Path, articles: dict[str, tuple[str, Gold]]) -> Path:
    """Write articles by id, each with its text and gold, and return the folder of the corpus."""
    gold = folder / "train" / "gold"
    gold.mkdir(parents=True)
    lines = []
    for name, (text, told) in articles.items():
        lines.append(json.dumps({"id": name, "text": text, "date": "2026-03-04"}))
        empty: Gold = {"entities": [], "posts": [], "events": [], "relations": [], "quotes": []}
        (gold / f"{name}.json").write_text(json.dumps({"id": name} | empty | told), encoding="utf-8")
    (folder / "train" / "articles.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def visits(folder: Path) -> Path:
    """Return a corpus in which six persons visit the village Sukorejo: gold has the persons, the place and a rally."""
    articles = {}
    for number, person in enumerate(PEOPLE):
        text = f"{person} mengunjungi Desa Sukorejo. Pada Senin (2/3/2026) {person} menggelar rapat akbar di sana."
        text += " Warga meminta bantuan dan program pelatihan."
        entities = [
            {"id": "e1", "type": "Person", "name": person, "mentions": [person]},
            {"id": "e2", "type": "Place", "name": "Desa Sukorejo", "mentions": ["Desa Sukorejo"]},
            {"id": "e3", "type": "Event", "name": "rapat akbar", "mentions": ["rapat akbar"]},
        ]
        events = [{"event": "e3", "when": "Senin (2/3/2026)", "date": "2026-03-02"}]
        articles[f"a{number}"] = (text, {"entities": entities, "events": events})
    return corpus(folder, articles)
