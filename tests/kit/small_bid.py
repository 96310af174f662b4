"""A small tender from its announcement to its forms, as a bid writer gets it: invented, of a few pages."""

from __future__ import annotations

from pathlib import Path

from kit.drafts import lines
from kit.strangers import written

_FORMS = [
    {"chapter": "第六章 投标文件格式"},
    {"annex": "格式1 投标函"},
    {"p": "致：（采购人名称）"},
    {"p": "我方参加贵方组织的采购活动，投标有效期为提交投标文件截止之日起____日。"},
    {"p": "项目联络人：____________"},
    {"p": "投标人名称（盖章）：____________"},
    {"p": "日期：    年  月  日"},
    {"annex": "格式2 服务方案（格式自拟）"},
]


def small_bid(folder: Path) -> Path:
    """The tender as a Word file."""
    folder.mkdir(parents=True, exist_ok=True)
    return written([*lines(), *_FORMS], folder / "讲解服务 招标文件.docx")
