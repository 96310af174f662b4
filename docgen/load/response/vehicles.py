"""Vehicles that the response names by code: what it leaves out is taken from the company's list."""

from __future__ import annotations

from docgen.load.reading import Reading
from docgen.model.company.company import Company
from docgen.model.finding import Message
from docgen.model.response.response import Response, Vehicle


def with_vehicles(reading: Reading, response: Response, company: Company) -> Response:
    """The response with the model, seats and source of the company's vehicles; its own words stay.

    Seats that neither says are a fault of the response. A code that the company does not have is told where
    references are checked.
    """
    sites = []
    for i, site in enumerate(response.sites):
        vehicles = []
        for j, vehicle in enumerate(site.vehicles):
            whole = _whole(vehicle, company)
            if whole.model and whole.seats is None:
                said = Message("is blank, and the company's list does not say it either")
                place = ("response", "sites", i, "vehicles", j, "seats")
                reading.findings.append(reading.found("FIELD-MISSING", place, said))
            vehicles.append(whole)
        sites.append(site.model_copy(update={"vehicles": tuple(vehicles)}))
    return response.model_copy(update={"sites": tuple(sites)})


def _whole(vehicle: Vehicle, company: Company) -> Vehicle:
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
