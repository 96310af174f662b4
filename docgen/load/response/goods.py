"""Vehicles and equipment that the bid names by code: what it leaves out is taken from the company's lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.load.reading import Reading
from docgen.model.company.company import Company
from docgen.model.finding import Message
from docgen.model.response.response import EquipmentItem, Response, Vehicle


def with_vehicles(reading: Reading, response: Response, company: Company) -> Response:
    """The response with the model, seats and source of the company's vehicles; its own words stay.

    Seats that neither says are a fault of the response. A code that the company does not have is told where
    references are checked.
    """
    sites = []
    for i, site in enumerate(response.sites):
        vehicles = []
        for j, vehicle in enumerate(site.vehicles):
            whole = _vehicle(vehicle, company)
            if whole.model and whole.seats is None:
                said = Message("is blank, and the company's list does not say it either")
                place = ("response", "sites", i, "vehicles", j, "seats")
                reading.findings.append(reading.found("FIELD-MISSING", place, said))
            vehicles.append(whole)
        sites.append(site.model_copy(update={"vehicles": tuple(vehicles)}))
    return response.model_copy(update={"sites": tuple(sites)})


def with_equipment(equipment: Iterable[EquipmentItem], company: Company) -> Iterator[EquipmentItem]:
    """The rows with name, model, unit and source of the company's equipment; their own words stay."""
    owned = {each.code: each for each in company.equipment}
    for item in equipment:
        own = owned.get(item.code)
        if own is None:
            yield item
            continue
        yield item.model_copy(
            update={
                "name": item.name or own.name,
                "model": item.model or own.model,
                "unit": item.unit or own.unit,
                "source": item.source or own.source,
            }
        )


def _vehicle(vehicle: Vehicle, company: Company) -> Vehicle:
    own = next((each for each in company.vehicles if vehicle.code and each.code == vehicle.code), None)
    if own is None:
        return vehicle
    return vehicle.model_copy(
        update={
            "model": vehicle.model or own.type or own.model,
            "seats": vehicle.seats or own.seats,
            "source": vehicle.source or own.source,
        }
    )
