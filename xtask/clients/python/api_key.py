"""An API key of Administrator, for clients that take one."""

import os

import requests

URL = os.environ["DOCTYPED_URL"]


def make():
    """Gives key and secret."""
    with requests.Session() as session:
        session.post(f"{URL}/api/method/login", json={"usr": "Administrator", "pwd": "admin"}).raise_for_status()
        path = f"{URL}/api/method/frappe.core.doctype.user.user.generate_keys"
        secret = session.post(path, json={"user": "Administrator"}).json()["message"]["api_secret"]
        user = session.get(f"{URL}/api/resource/User/Administrator").json()["data"]
        return user["api_key"], secret
