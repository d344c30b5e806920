"""What the words of a post leave out and the text tells elsewhere: its place, its body, its exact title."""
