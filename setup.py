"""What pyproject.toml has no words for: the pictures stand beside the packages, and are installed as one of them."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["helpers*", "studies*"]), "helpers.images"],
    package_dir={"helpers.images": "Images"},
    package_data={"helpers.images": ["*.gif", "*.png"], "helpers.plotting": ["*.mplstyle"], "studies": ["*.json"]},
)
