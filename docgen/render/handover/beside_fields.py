"""What a handover template may use beside the assets: accounts, people, keys, matters, photos."""

from __future__ import annotations

from pydantic import Field

from docgen.render.engine.values import Fields, Picture


class AccountFields(Fields):
    """An account or a body of data."""

    no: int = Field(title="序号")
    code: str = Field(title="账号编号")
    kind: str = Field(title="种类")
    platform: str = Field(title="平台")
    name: str = Field(title="名称")
    identifier: str = Field(title="账号标识")
    site: str = Field(title="站点名称，全项目共用的为“全项目”")
    entity: str = Field(title="登记主体")
    administrator: str = Field(title="管理员")
    phone: str = Field(title="绑定手机（掩码）")
    size: str = Field(title="数量及单位")
    transfer: str = Field(title="移交方式")
    personal: bool = Field(title="是否含个人信息")
    contents: str = Field(title="个人信息种类")
    ground: str = Field(title="移交依据")
    fate: str = Field(title="处理")
    reason: str = Field(title="不移交的理由，移交的为空")
    note: str = Field(title="备注")


class PostHolderFields(Fields):
    """Someone who works at a site."""

    no: int = Field(title="序号")
    name: str = Field(title="姓名")
    site: str = Field(title="站点名称")
    role: str = Field(title="岗位")
    intent: str = Field(title="去向")
    note: str = Field(title="说明")


class KeyFields(Fields):
    """Keys, seals, cards."""

    no: int = Field(title="序号")
    name: str = Field(title="名称")
    site: str = Field(title="站点名称")
    quantity: int = Field(title="数量")
    unit: str = Field(title="单位")
    holder: str = Field(title="现保管人")
    note: str = Field(title="备注")


class PendingMatterFields(Fields):
    """Something under way."""

    no: int = Field(title="序号")
    name: str = Field(title="事项")
    site: str = Field(title="站点名称")
    state: str = Field(title="进度")
    next: str = Field(title="下一步")


class PhotoFields(Fields):
    """A picture of the present state."""

    no: int = Field(title="序号")
    title: str = Field(title="说明")
    site: str = Field(title="站点名称")
    picture: Picture = Field(title="图片（{{r …}}）")
