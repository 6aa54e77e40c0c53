"""A folder of GENIUS or GeniusWeb: one domain and the profiles of at least two parties, every problem at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from detente.errors import InputError, Problem
from detente.methods.packages.bargain import Bargain
from detente.methods.packages.genius_xml import Element, domain_of, is_domain, profile_of, root_of
from detente.methods.packages.geniusweb import (
    json_domain_of,
    json_of,
    json_profile_of,
    own_domain,
    profile_part,
)
from detente.methods.packages.profiles import FileDomain, Notes, Profile, bargain_from, checked

__all__ = ["LARGEST", "read_folder"]

LARGEST = 20_000_000
"""Bytes of the largest file that is read."""

_MOST_FILES = 200


def read_folder(folder: Path) -> Bargain:
    """Return the bargain that a folder's domain and profiles make up, parties in the order of their files.

    Raises:
        InputError: a file cannot be read, or something in it cannot be used, each problem with its file.
    """
    xml, web = sorted(folder.glob("*.xml")), sorted(folder.glob("*.json"))
    if xml and web:
        rule = "the folder has XML of GENIUS and JSON of GeniusWeb, so it is not clear which is meant"
        raise InputError([Problem(str(folder), rule, "keep one of the two")])
    if not xml and not web:
        rule = "the folder has neither XML of GENIUS nor JSON of GeniusWeb"
        raise InputError(
            [Problem(str(folder), rule, "give a case file, or a folder with a domain and profiles")]
        )
    if len(xml) + len(web) > _MOST_FILES:
        rule = f"the folder has {len(xml) + len(web)} files; at most {_MOST_FILES} are read"
        raise InputError([Problem(str(folder), rule, "keep one domain and its profiles")])
    reader = _Folder(folder)
    domain, profiles = reader.of_xml(xml) if xml else reader.of_json(web)
    reader.several(profiles)
    if reader.problems or domain is None:
        raise InputError(reader.problems)
    return bargain_from(str(folder), domain, profiles)


class _Folder:
    """Reads one folder and gathers what is wrong in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []

    def of_xml(self, paths: Sequence[Path]) -> tuple[FileDomain | None, list[Profile]]:
        """Return domain and profiles of GENIUS."""
        roots: list[tuple[Path, Element, bool]] = []
        for path in paths:
            notes = Notes(str(path))
            content = self.content(path)
            root = None if content is None else root_of(content, notes)
            kind = None if root is None else is_domain(root)
            if root is not None and kind is not None:
                roots.append((path, root, kind))
            elif root is not None:
                notes.wrong(f"<{root.tag}> is neither a domain nor a profile of GENIUS", "remove the file")
            self.problems.extend(notes.problems)
        domains = [(path, root) for path, root, kind in roots if kind]
        if not self.one_domain([path for path, _ in domains]):
            return None, []
        notes = Notes(str(domains[0][0]))
        domain = domain_of(domains[0][1], domains[0][0].stem, notes)
        self.problems.extend(notes.problems)
        if notes.problems:
            return None, []
        return domain, list(self.xml_profiles(domain, [(p, r) for p, r, kind in roots if not kind]))

    def xml_profiles(self, domain: FileDomain, found: Sequence[tuple[Path, Element]]) -> Iterator[Profile]:
        for path, root in found:
            notes = Notes(str(path))
            profile = profile_of(root, path.stem, domain, notes)
            yield self.kept(profile, domain, notes)

    def of_json(self, paths: Sequence[Path]) -> tuple[FileDomain | None, list[Profile]]:
        """Return domain and profiles of GeniusWeb; without a file of its own the domain is that of the first profile."""
        files: list[tuple[Path, Mapping[str, Any]]] = []
        for path in paths:
            notes = Notes(str(path))
            content = self.content(path)
            raw = None if content is None else json_of(content, notes)
            if raw is not None and profile_part(raw) is None and own_domain(raw) is None:
                notes.wrong(
                    "it is neither a domain nor a linear additive profile of GeniusWeb", "remove the file"
                )
            elif raw is not None:
                files.append((path, raw))
            self.problems.extend(notes.problems)
        domains = [(path, raw) for path, raw in files if profile_part(raw) is None]
        domains = domains or [(path, raw) for path, raw in files if own_domain(raw) is not None][:1]
        if not self.one_domain([path for path, _ in domains]):
            return None, []
        path, raw = domains[0]
        notes = Notes(str(path))
        domain = json_domain_of(own_domain(raw) or {}, path.stem, notes)
        self.problems.extend(notes.problems)
        if notes.problems:
            return None, []
        return domain, list(self.json_profiles(domain, files))

    def json_profiles(
        self, domain: FileDomain, files: Sequence[tuple[Path, Mapping[str, Any]]]
    ) -> Iterator[Profile]:
        for path, raw in files:
            part = profile_part(raw)
            if part is not None:
                notes = Notes(str(path))
                yield self.kept(json_profile_of(part, path.stem, domain, notes), domain, notes)

    def kept(self, profile: Profile, domain: FileDomain, notes: Notes) -> Profile:
        checked(profile, domain, notes)
        self.problems.extend(notes.problems)
        return profile

    def content(self, path: Path) -> bytes | None:
        try:
            if path.stat().st_size > LARGEST:
                rule = (
                    f"the file has {path.stat().st_size:,} bytes; a domain or profile has at most {LARGEST:,}"
                )
                self.problems.append(Problem(str(path), rule, "give what GENIUS wrote"))
                return None
            return path.read_bytes()
        except OSError as error:
            self.problems.append(Problem(str(path), f"it cannot be read ({error.strerror})", ""))
            return None

    def one_domain(self, paths: Sequence[Path]) -> bool:
        if len(paths) == 1:
            return True
        if not paths:
            rule, mend = "there is no domain", "add the file that names the issues and their values"
        else:
            rule, mend = (
                f"there are {len(paths)} domains: {', '.join(path.name for path in paths)}",
                "keep one",
            )
        self.problems.append(Problem(str(self.folder), rule, mend))
        return False

    def several(self, profiles: Sequence[Profile]) -> None:
        names = [profile.name for profile in profiles]
        for name in dict.fromkeys(names):
            if names.count(name) > 1:
                self.problems.append(
                    Problem(str(self.folder), f"two profiles are named {name!r}", "rename one")
                )
        if len(profiles) < 2 and not self.problems:
            count = "one profile" if profiles else "no profile"
            rule = f"there is {count}; a deal needs two parties"
            self.problems.append(Problem(str(self.folder), rule, "add the profiles of the others"))
