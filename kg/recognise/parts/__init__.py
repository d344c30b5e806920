"""Who has which part in which event: who acts, what is told as done, events that no name tells."""
