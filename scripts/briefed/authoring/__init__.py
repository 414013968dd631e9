"""What changes a course's files: new, update, approve; and what an author asks of them."""
