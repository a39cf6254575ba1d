"""Grade a folder of learners' notebooks: ``python -m helpers.grading FOLDER`` (see TEACHING.md)."""
