"""Many packages in one run: the bytes of single builds, whatever else fails, is killed or runs elsewhere."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from kit.papers import lines
from kit.project import EXAMPLES, Ran, replace

from docgen.load.jobs import Jobs, load_jobs
from docgen.model.finding import DocgenError
from docgen.model.job import Job
from docgen.pack.manifest import Published
from docgen.tasks import batch, batch_records
from docgen.tasks.batch_records import RECORDS, made_from

Docgen = Callable[..., Ran]
LOTS = ("pingxiang-lot1", "pingxiang-lot2")


def jobs_file(folder: Path, *lines: str) -> Path:
    path = folder / "jobs.csv"
    path.write_text("\n".join(("project,kind,period", *lines)) + "\n", encoding="utf-8")
    return path


def papers(folder: Path) -> dict[str, bytes]:
    """Every file of a run's output but its records."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and RECORDS not in path.parts
    }


def words(files: dict[str, bytes]) -> dict[str, bytes]:
    """The Word files alone: a manifest names the project's own template, its digest and so its sums."""
    return {name: content for name, content in files.items() if name.endswith(".docx")}


@pytest.fixture(scope="module")
def one_by_one(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The papers of both lots as two builds make them."""
    out = tmp_path_factory.mktemp("single")
    for lot in LOTS:
        command = [sys.executable, "-m", "docgen", "build", EXAMPLES / lot, "handover", "--out", out / lot]
        subprocess.run(command, check=True, capture_output=True)
    return papers(out)


def test_a_batch_makes_what_single_builds_make_and_goes_on_past_a_failed_job(
    tmp_path: Path, docgen: Docgen, one_by_one: dict[str, bytes]
) -> None:
    jobs = jobs_file(
        tmp_path, "nowhere,,", f"{EXAMPLES / LOTS[0]},handover,", f"{EXAMPLES / LOTS[1]},handover,2"
    )

    ran = docgen("batch", jobs, "--out", tmp_path / "out", "--jobs", 2, "--json")

    assert ran.code == 1
    assert ran.json["counts"] == {"made": 2, "kept": 0, "blocked": 1, "failed": 0}
    first, second, third = ran.json["jobs"]
    assert [finding["code"] for finding in first["findings"]] == ["PROJECT-MISSING"]
    assert (second["status"], third["status"], third["period"]) == ("made", "made", 2)
    assert papers(tmp_path / "out") == one_by_one
    for entry in second["files"]:
        assert len(Path(entry["path"]).read_bytes()) == entry["bytes"]


def test_resume_after_a_kill_does_only_what_is_missing(tmp_path: Path, docgen: Docgen) -> None:
    projects = [Path(shutil.copytree(EXAMPLES / LOTS[0], tmp_path / f"项目{n}")) for n in range(3)]
    jobs, out = jobs_file(tmp_path, *(f"{project.name},handover," for project in projects)), tmp_path / "out"
    command = [sys.executable, "-m", "docgen", "batch", jobs, "--out", out, "--jobs", "1"]
    killed = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not list((out / RECORDS).glob("项目*.json")):
        assert killed.poll() is None
        time.sleep(0.02)
    workers = Path(f"/proc/{killed.pid}/task/{killed.pid}/children").read_text().split()
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    for worker in workers:
        _gone(int(worker))
    before = {path: path.stat().st_mtime_ns for path in (out / "项目0").rglob("*.docx")}
    recorded = {path.name for path in (out / RECORDS).glob("项目*.json")}
    assert before
    assert len(recorded) < 3

    ran = docgen("batch", jobs, "--out", out, "--jobs", 1, "--resume", "--json")

    assert ran.code == 0
    assert ran.json["counts"] == {"made": 3 - len(recorded), "kept": len(recorded), "blocked": 0, "failed": 0}
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_resume_does_again_what_was_corrected_and_says_what_is_broken(tmp_path: Path, docgen: Docgen) -> None:
    names = ("更正", "损坏", "不变")
    for name in names:
        shutil.copytree(EXAMPLES / LOTS[0], tmp_path / name)
    run = ("batch", jobs_file(tmp_path, *(f"{name},handover," for name in names)), "--out", tmp_path / "out")
    assert docgen(*run).code == 0
    replace(tmp_path / "更正/company/bidder.yaml", "示例人力资源", "更正人力资源")
    (tmp_path / "损坏/handover.yaml").write_text("assets: [", encoding="utf-8")

    ran = docgen(*run, "--resume", "--json")

    assert [each["status"] for each in ran.json["jobs"]] == ["made", "blocked", "kept"]
    assert "更正人力资源" in "".join(lines(tmp_path / "out/更正/handover/移交协议.docx"))


def test_projects_of_one_name_keep_their_folders_wherever_they_stand_in_the_list(
    tmp_path: Path, docgen: Docgen
) -> None:
    for owner in ("甲", "乙"):
        project = shutil.copytree(EXAMPLES / LOTS[0], tmp_path / owner / "项目")
        replace(project / "company/bidder.yaml", "示例人力资源", f"{owner}人力资源")
    out = tmp_path / "out"
    assert (
        docgen("batch", jobs_file(tmp_path, "甲/项目,handover,", "乙/项目,handover,"), "--out", out).code == 0
    )

    ran = docgen("batch", jobs_file(tmp_path, "乙/项目,handover,"), "--out", out, "--resume", "--json")

    assert [each["status"] for each in ran.json["jobs"]] == ["kept"]
    (paper,) = [each["path"] for each in ran.json["jobs"][0]["files"] if "移交协议.docx" in each["path"]]
    assert "乙人力资源" in "".join(lines(Path(paper)))
    assert [
        job.folder
        for job in load_jobs(tmp_path / "jobs.csv", ("handover",), batch_records.folders(out)).sound
    ] == ["项目-2"]


def test_what_papers_are_made_from_is_every_file_wherever_it_lies_and_the_program(
    tmp_path: Path, lot1: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (lot1 / "company").rename(tmp_path / "company")
    (lot1 / "tender.yaml").rename(tmp_path / "tender.yaml")
    replace(lot1 / "project.yaml", "company: company", "company: ../company\ntender: ../tender.yaml")
    out = tmp_path / "out"
    known = [made_from(lot1, out)]

    (lot1 / "outputs").mkdir()
    (lot1 / "outputs/x.docx").write_bytes(b"made")
    (lot1 / "~$x.docx").write_bytes(b"open in Word")
    assert made_from(lot1, out) == known[-1]
    for changed in ("项目 一/response.yaml", "tender.yaml", "company/bidder.yaml", "company/staff.xlsx"):
        with (tmp_path / changed).open("ab") as file:
            file.write(b"\n")
        known.append(made_from(lot1, out))
    (lot1 / "templates/response").mkdir(parents=True)
    (lot1 / "templates/response/price.docx").write_bytes(b"a template of its own")
    known.append(made_from(lot1, out))
    monkeypatch.setattr("docgen.pack.manifest.__version__", "0.0.1")
    batch_records._program.cache_clear()
    known.append(made_from(lot1, out))
    batch_records._program.cache_clear()

    assert len(set(known)) == 7


def _gone(process: int) -> None:
    """Wait until a worker has noticed that its parent is gone."""
    for _ in range(500):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        if "\nState:\tZ" in Path(f"/proc/{process}/status").read_text():
            return
        time.sleep(0.02)
    pytest.fail("a worker outlived the batch")


def _done(job: Job, out: Path) -> batch.Done:
    """A job that writes one small file, or dies as its project's name says."""
    if job.project.name == "killed":
        os._exit(9)
    if job.project.name == "bug":
        raise RuntimeError("a bug")
    (out / job.folder).mkdir(parents=True, exist_ok=True)
    (out / job.folder / "x.txt").write_text(job.name, encoding="utf-8")
    return batch.Done(job, "made")


def test_a_process_that_dies_fails_its_own_job_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "perform", _done)
    names = ("a", "killed", "b", "bug", "c", "d")
    jobs = jobs_file(tmp_path, *(f"{name},," for name in names))

    done, _ = batch.run(jobs, tmp_path / "out", partial(batch.processes, 2), False, lambda *_: None)

    assert [ended.status for ended in done] == ["made", "failed", "made", "failed", "made", "made"]
    assert [[finding.code for finding in ended.findings] for ended in done if ended.findings] == [
        ["JOB-CRASHED"],
        ["JOB-CRASHED"],
    ]
    assert sorted(path.parent.name for path in (tmp_path / "out").rglob("x.txt")) == ["a", "b", "c", "d"]


def test_a_bug_in_the_pipeline_is_a_finding_that_can_be_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any) -> None:
        raise RuntimeError("never")

    monkeypatch.setattr("docgen.tasks.batch.build", fails)

    done = batch.perform(Job(tmp_path, "", None, "p", "2"), tmp_path)

    assert (done.status, done.findings[0].code) == ("failed", "JOB-CRASHED")
    assert done.findings[0].message.values["problem"] == "RuntimeError: never"


def test_a_project_is_worked_on_by_one_job_at_a_time(tmp_path: Path) -> None:
    jobs = [Job(tmp_path, "", number, folder, str(number)) for number, folder in enumerate("aab")]

    assert batch._next(jobs, []) is jobs[0]
    assert batch._next(jobs[1:], jobs[:1]) is jobs[2]
    assert batch._next(jobs[1:2], jobs[:1]) is None


def test_a_kept_job_is_one_whose_files_are_as_they_were_made(tmp_path: Path) -> None:
    job = Job(tmp_path / "p", "response", None, "p", "2")
    (tmp_path / "p").mkdir()
    paper = tmp_path / "p/x.docx"
    paper.write_bytes(b"made")
    made = Published(paper, 4, hashlib.sha256(b"made").hexdigest())
    batch_records.record(job, (("response", made),), "these inputs", tmp_path)

    assert batch_records.kept(job, "these inputs", tmp_path) is not None
    assert batch_records.kept(job, "other inputs", tmp_path) is None
    other = Job(tmp_path / "q/p", "response", None, "p", "2")
    assert batch_records.kept(other, "these inputs", tmp_path) is None
    paper.write_bytes(b"changed")
    assert batch_records.kept(job, "these inputs", tmp_path) is None
    paper.unlink()
    assert batch_records.kept(job, "these inputs", tmp_path) is None


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """A Dask scheduler with two workers on the loopback interface."""
    address_file = tmp_path / "scheduler.json"
    common = ["--scheduler-file", str(address_file), "--no-dashboard"]
    program = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--host", "127.0.0.1", "--nthreads", "1"]
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path}
    started = [subprocess.Popen([*program, *common], **quiet)]
    try:
        while not address_file.exists():
            assert started[0].poll() is None
            time.sleep(0.05)
        started += [subprocess.Popen([*worker, *common, "--name", name], **quiet) for name in ("a", "b")]
        yield json.loads(address_file.read_text(encoding="utf-8"))["address"]
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.wait(30)


def test_a_dask_cluster_makes_the_same_bytes(
    tmp_path: Path, scheduler: str, docgen: Docgen, one_by_one: dict[str, bytes]
) -> None:
    from distributed import Client

    with Client(scheduler) as client:
        client.wait_for_workers(2, timeout=60)
    # With a template of its own, which a worker of the cluster fills in one more process.
    own = shutil.copytree(EXAMPLES / LOTS[0], tmp_path / LOTS[0])
    assert docgen("templates", "eject", "handover", own).code == 0
    jobs = jobs_file(tmp_path, "nowhere,,", f"{own},handover,", f"{EXAMPLES / LOTS[1]},handover,")

    ran = docgen("batch", jobs, "--out", tmp_path / "out", "--scheduler", scheduler, "--json")

    assert ran.json["counts"] == {"made": 2, "kept": 0, "blocked": 1, "failed": 0}
    assert words(papers(tmp_path / "out")) == words(one_by_one)


def test_a_scheduler_that_does_not_answer_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_ANSWER_SECONDS", 0.5)

    with pytest.raises(DocgenError, match="BATCH-SCHEDULER"), batch.cluster("tcp://127.0.0.1:9"):
        pass


def faults(jobs: Jobs) -> list[tuple[str, str]]:
    return [(each.code, each.origin.location) for _, found in jobs.entries for each in found]


def test_every_fault_of_the_jobs_file_is_named_with_its_line_and_stops_its_own_job(tmp_path: Path) -> None:
    path = jobs_file(tmp_path, ",response,", "p,nonsense,", "p,,first", "q,response,1", "q,,", "q,response,2")

    jobs = load_jobs(path, ("response",), {})

    assert faults(jobs) == [
        *(("FIELD-MISSING", "2"), ("FIELD-VALUE", "3"), ("FIELD-VALUE", "4")),
        ("JOB-TWICE", "6"),
    ]
    assert [job.place for job in jobs.sound] == ["5", "7"]


def test_jobs_may_stand_in_yaml_and_projects_of_one_name_get_folders_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "jobs.yaml"
    path.write_text("- project: a/p\n- {project: b/P, kind: response, period: 3}\n", encoding="utf-8")

    first, second = load_jobs(path, ("response",), {}).sound

    assert (first.project, first.kind, first.period, first.folder) == (tmp_path / "a/p", "", None, "p")
    assert (second.kind, second.period, second.folder) == ("response", 3, "P-2")


def test_a_jobs_list_is_read_as_people_keep_it(tmp_path: Path) -> None:
    rows = [
        "成批生成清单,,,",
        "序号,项目文件夹,种类,考核周期",
        "1, a ,Response ,１",
        "2,b,,2.0",
        ",,,",
        "3,c,response,",
        "合计,3个,,",
    ]
    (tmp_path / "jobs.csv").write_bytes("\r\n".join(rows).encode("gb18030"))

    jobs = load_jobs(tmp_path / "jobs.csv", ("response",), {})

    assert faults(jobs) == []
    made = [(job.project.name, job.kind, job.period, job.place) for job in jobs.sound]
    assert made == [("a", "response", 1, "3"), ("b", "", 2, "4"), ("c", "response", None, "6")]
    assert [each.code for each in jobs.done] == ["SHEET-READ"]


def test_a_row_that_names_no_possible_folder_stops_nothing_else(tmp_path: Path, docgen: Docgen) -> None:
    (tmp_path / "loop").symlink_to("loop")
    jobs = jobs_file(
        tmp_path, "nul\0,,", "loop,,", f"{'名' * 5000},,", f"{EXAMPLES / LOTS[0]},handover,", "x,y,z,w"
    )

    ran = docgen("batch", jobs, "--out", tmp_path / "out", "--jobs", 1, "--json")

    assert ran.code == 1
    assert [each["status"] for each in ran.json["jobs"]] == ["blocked"] * 3 + ["made", "blocked"]
    codes = [[(each["code"], each["location"]) for each in job["findings"]] for job in ran.json["jobs"]]
    assert codes[:3] == [[("FIELD-VALUE", "2")], [("FILE-MISSING", "3")], [("FILE-MISSING", "4")]]
    assert ("FIELD-VALUE", "6") in codes[4]


@pytest.mark.parametrize(
    "name", ["loop.csv", "loop.xlsx", "名" * 5000 + ".csv", "名" * 5000 + ".xlsx", "folder"]
)
def test_a_list_that_cannot_be_opened_is_one_line(tmp_path: Path, docgen: Docgen, name: str) -> None:
    (tmp_path / "folder").mkdir()
    for loop in ("loop.csv", "loop.xlsx"):
        (tmp_path / loop).symlink_to(loop)

    for command in (
        ("batch", tmp_path / name, "--out", tmp_path / "o"),
        ("sme", "batch", tmp_path / name, tmp_path / "o.csv"),
    ):
        ran = docgen(*command)
        assert ran.code == 2
        assert "[FILE-MISSING]" in ran.err
    source = tmp_path / "in.csv"
    source.write_text("name,industry,headcount,revenue,assets\n", encoding="utf-8")
    assert docgen("sme", "batch", source, tmp_path / name).code == (0 if name.startswith("loop") else 2)


def test_an_open_quotation_mark_in_the_list_is_told_with_its_row(tmp_path: Path, docgen: Docgen) -> None:
    jobs = jobs_file(tmp_path, "a,,", '"b,,', "c,,")

    ran = docgen("batch", jobs, "--out", tmp_path / "out", "--json")

    assert ran.code == 2
    assert [(each["code"], each["location"]) for each in ran.json["findings"]] == [("SHEET-UNREADABLE", "3")]


def test_a_jobs_file_that_is_no_list_is_refused(tmp_path: Path, docgen: Docgen) -> None:
    (tmp_path / "jobs.yaml").write_text("project: p\n", encoding="utf-8")
    (tmp_path / "jobs.csv").write_text("projects\np\n", encoding="utf-8")

    for name, code in (("jobs.yaml", "FIELD-TYPE"), ("jobs.csv", "SHEET-COLUMN-MISSING")):
        ran = docgen("batch", tmp_path / name, "--out", tmp_path / "out", "--json")
        assert (ran.code, ran.codes()) == (2, [code])


def test_processes_or_a_cluster_but_not_both(tmp_path: Path, docgen: Docgen) -> None:
    jobs = jobs_file(tmp_path, "p,,")

    assert docgen("batch", jobs, "--out", tmp_path, "--jobs", 2, "--scheduler", "tcp://x:1").code == 2
