"""From publications to the catalogue: what it tells is what they say of themselves."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.library.trio import SOUND_TRIO
from thang.bundle.package import Notes
from thang.bundle.publish import publish
from thang.engine.score import compute
from thang.library.framework_file import parse_framework, read_framework
from thang.library.shipped import find_shipped
from thang.library.units import read_inputs
from thang.look.markup import clean
from thang.window.catalogue import Agent, Catalogue, Dataset, File, catalogue_files
from thang.window.described import MEMBERS, SiteFacts, described
from thang.window.editions import in_series, read
from thang.window.feeds import feed
from thang.window.linked import dataset_linked
from thang.window.page import View

FACTS = SiteFacts("https://example.org/dti/", Agent("Sở Khoa học và Công nghệ"))
HOSTILE = "<script>alert(1)</script>\u202e]]>"


def sealed(notes: Notes) -> bytes:
    """The shipped edition of Lào Cai, published with its figures."""
    one = find_shipped("laocai-dti@2022")
    assert one is not None
    assert one.values is not None
    file = read_framework(one.framework)
    inputs = read_inputs(file.framework, one.values, one.units)
    return publish(file, compute(inputs.plans, inputs.units, inputs.answers), notes).data


def told(*bundles: bytes, facts: SiteFacts = FACTS) -> Catalogue:
    return described(in_series([read(data) for data in bundles]), facts)


def one_of(catalogue: Catalogue, identity: str) -> Dataset:
    return next(one for one in catalogue.datasets() if one.identity == identity)


@pytest.fixture(scope="module")
def old() -> bytes:
    return sealed(Notes("2023-04-11"))


@pytest.fixture(scope="module")
def new(old: bytes) -> bytes:
    return sealed(Notes("2023-05-02", read(old).identity, "Sửa lỗi cộng điểm"))


def test_a_dataset_is_what_the_publication_says_of_itself(old: bytes) -> None:
    publication = read(old)
    one = one_of(told(old), publication.identity)
    assert one.title == publication.framework.title, "which names the edition itself"
    assert one.published_on == "2023-04-11"
    assert one.page == "laocai-dti/2022/index.html"
    assert f"{len(publication.units)} units" in one.about.en
    assert publication.identity in one.about.vi


def test_the_files_are_those_that_stand_in_the_folder_of_data(old: bytes) -> None:
    publication = read(old)
    files = {file.address: file for file in one_of(told(old), publication.identity).files}
    folder = "data/laocai-dti/2022"
    assert sorted(files) == sorted(f"{folder}/{name}" for name in (*MEMBERS, "laocai-dti-2022.zip"))
    assert files[f"{folder}/laocai-dti-2022.zip"].sha256 == hashlib.sha256(old).hexdigest()
    assert files[f"{folder}/ranking.csv"].size == len(publication.members["ranking.csv"])


def test_the_files_that_are_written_can_be_told_by_the_caller(old: bytes) -> None:
    def files(view: View) -> list[File]:
        return [File.of(f"{view.data_folder}/ranking.parquet", b"PAR1")]

    (one,) = told(old, facts=replace(FACTS, files=files)).datasets()
    assert [file.address for file in one.files] == ["data/laocai-dti/2022/ranking.parquet"]


def test_an_amendment_and_what_it_amends_know_of_each_other(old: bytes, new: bytes) -> None:
    catalogue = told(old, new)
    before, after = (one_of(catalogue, read(data).identity) for data in (old, new))
    assert (before.replaced_by, before.amends) == (after.identity, "")
    assert (after.amends, after.replaced_by, after.reason) == (before.identity, "", "Sửa lỗi cộng điểm")
    assert "Reason: Sửa lỗi cộng điểm." in after.about.en
    assert f"Amended by {after.identity}." in before.about.en
    assert before.page != after.page
    assert not {file.address for file in before.files} & {file.address for file in after.files}


def test_made_up_figures_are_called_so_wherever_they_are_told() -> None:
    catalogue = told(sealed(Notes(synthetic=True)))
    (one,) = catalogue.datasets()
    said = "made up to show or try something"
    assert said in feed(catalogue, "en").decode()
    assert said in dataset_linked(catalogue, one, "en")
    assert all(said in data.decode() for data in catalogue_files(catalogue).values())


def test_the_edition_stands_in_a_title_that_does_not_name_it(tmp_path: Path) -> None:
    bundle = publish(parse_framework(SOUND_TRIO.framework.encode()), SOUND_TRIO.run(tmp_path), Notes()).data
    (one,) = told(bundle).datasets()
    assert one.title.en.endswith(" · edition 2026")
    assert one.title.vi.endswith(" · kỳ 2026")
    assert "The publication names no day." in feed(told(bundle), "en").decode()


def test_a_hostile_reason_stays_a_text_in_every_file(old: bytes) -> None:
    catalogue = told(old, sealed(Notes("2023-05-02", read(old).identity, HOSTILE)))
    after = next(one for one in catalogue.datasets() if one.amends)
    whole = [
        *catalogue_files(catalogue).values(),
        feed(catalogue, "vi"),
        dataset_linked(catalogue, after, "vi").encode(),
    ]
    assert clean(HOSTILE) in after.about.vi.replace("\u202e", "")
    assert not [data for data in whole if "\u202e" in data.decode()]
    assert b"<script>" not in feed(catalogue, "vi") + dataset_linked(catalogue, after, "vi").encode()


def test_a_catalogue_is_told_without_computing_a_figure(old: bytes) -> None:
    """Told of every publication at every build, while most of them need no look at their figures."""
    series = in_series([read(old)])
    publication = series[0].latest
    del publication.__dict__["verdict"]
    described(series, FACTS)
    assert "verdict" not in publication.__dict__


def test_no_publication_makes_an_empty_catalogue() -> None:
    assert list(described([], FACTS).datasets()) == []


def test_a_site_without_a_whole_address_is_refused(old: bytes) -> None:
    with pytest.raises(ValueError, match=r"must look like https://example\.org/dti/"):
        told(old, facts=replace(FACTS, base="example.org"))
